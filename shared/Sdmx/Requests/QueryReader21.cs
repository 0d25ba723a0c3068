using System.Collections.Immutable;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Requests;

/// <summary>Reads data queries of SDMX 2.1 (REST API 1.5).</summary>
public static class QueryReader21
{
    const string TimeExpected = "a period such as 2024, 2024-Q1 or 2024-03, or a day";

    /// <param name="published">When the release was: all its figures are as new.</param>
    /// <exception cref="RefusedException">The query cannot be read.</exception>
    public static DataQuery Read(string key, RawAddress address, Dataflow flow, StructureSet structures, DateTimeOffset published)
    {
        var parameters = new ParameterReader(address, flow);
        parameters.HasNoHistory();
        if (address.Value("asOf") is { Length: > 0 }) throw RefusedException.Of(RefusalKind.NotImplemented, "as-of", "Not of this version", "Ask at /v2 for what was current at a time.");
        ImmutableArray<CodeSet?[]> keys = parameters.IsUnchangedSince(published) ? [] : [KeyParser.Parse21(key, flow, structures)];
        var query = new DataQuery
        {
            Keys = keys,
            Times = Times(parameters),
            First = parameters.Count("firstNObservations"),
            Last = parameters.Count("lastNObservations"),
            DimensionAtObservation = parameters.DimensionAtObservation(),
            Detail = parameters.Text("detail", "full") switch
            {
                null => Detail.Full,
                "dataonly" => Detail.DataOnly,
                "serieskeysonly" => Detail.SeriesKeysOnly,
                "nodata" => Detail.NoData,
                _ => throw RefusedException.Parameter("detail", "full, dataonly, serieskeysonly or nodata"),
            },
            Canonical = "",
        };
        return query with { Canonical = parameters.Canonical(keys, structures) };
    }

    static ImmutableArray<FilterExpression> Times(ParameterReader parameters)
    {
        var (start, end) = (Bound("startPeriod", FilterOperator.Ge, out var from), Bound("endPeriod", FilterOperator.Le, out var to));
        if (start is not null && end is not null && to.End < from.Start)
            throw RefusedException.Syntax("period-range", "The range of periods is empty", "endPeriod lies before startPeriod.", ("parameter", "endPeriod"));
        return [.. new[] { start, end }.OfType<FilterExpression>()];

        FilterExpression? Bound(string name, FilterOperator comparison, out TimeBound bound)
        {
            bound = default;
            if (parameters.Text(name) is not { } text) return null;
            return TimeBound.TryParse(text, out bound) ? new([[new(comparison, text)]]) : throw RefusedException.Parameter(name, TimeExpected);
        }
    }
}
