using System.Collections.Immutable;
using Pipeline.Sdmx.Serving;

namespace Pipeline.Sdmx.Requests;

/// <summary>Reads data queries of SDMX 3.0 (REST API 2).</summary>
public static class QueryReader30
{
    /// <param name="flow">As it is served, with or without its figures: filters name its components.</param>
    /// <exception cref="RefusedException">The query cannot be read.</exception>
    public static DataQuery Read(string key, RawAddress address, FlowView flow)
    {
        var parameters = new ParameterReader(address, flow.Flow);
        parameters.HasNoHistory();
        if (parameters.Text("sort", "series_key+TIME_PERIOD") is not null)
            throw RefusedException.Of(RefusalKind.NotImplemented, "sort", "Answers come in one order", "They are sorted by key, then by period.");
        var filters = new FilterReader(flow, parameters);
        foreach (var (name, value) in address.Parameters) filters.Read(name, value);
        var keys = parameters.IsUnchangedSince(flow.Release.PublishedUtc) || filters.IsNothing ? [] : filters.Narrow(KeyParser.Parse30(key, flow.Flow, flow.Structures));
        var query = new DataQuery
        {
            Keys = keys,
            Times = filters.Times,
            Rows = filters.Rows,
            First = parameters.Count("firstNObservations"),
            Last = parameters.Count("lastNObservations"),
            Offset = parameters.Count("offset", 0) ?? 0,
            Limit = parameters.Count("limit", 1),
            DimensionAtObservation = parameters.DimensionAtObservation(),
            HasValues = parameters.Text("measures", "all") switch
            {
                null => true,
                "none" => false,
                var ids => ids.Split(',').All(id => id == AttributeVocabulary.Value) ? true : throw RefusedException.Parameter("measures", "all, none or OBS_VALUE"),
            },
            Attributes = Attributes(parameters, flow),
            Canonical = "",
        };
        return query with { Canonical = parameters.Canonical(keys, flow.Structures) };
    }

    static ImmutableHashSet<string>? Attributes(ParameterReader parameters, FlowView flow)
    {
        if (parameters.Text("attributes", "dsd") is not { } text || text == "all") return null;
        var (observation, dataset) = (flow.Attributes.Select(a => a.Id).ToHashSet(), flow.DatasetAttributes.Select(a => a.Id).ToHashSet());
        return
        [
            .. text.Split(',').SelectMany(one => one switch
            {
                "none" or "msd" or "series" => [],
                "dsd" or "all" => [.. observation, .. dataset],
                "obs" => observation,
                "dataset" => dataset,
                _ when observation.Contains(one) || dataset.Contains(one) => (IEnumerable<string>)[one],
                _ => throw RefusedException.Parameter("attributes", "dsd, msd, dataset, series, obs, all, none, or ids of attributes"),
            }),
        ];
    }
}
