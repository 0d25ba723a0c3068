using System.Collections.Immutable;
using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Serving;
using Pipeline.Sdmx.Slicing;

namespace Pipeline.Sdmx.Structures;

/// <summary>What there is for a query: codes by dimension, and how many series and observations. Rows without a value count: that they are there is published.</summary>
public sealed record Availability(FlowView Flow, ImmutableArray<(string Component, ImmutableArray<string> Values)> Values, int Series, int Observations)
{
    /// <param name="components">Which are told; empty for all.</param>
    /// <param name="isExact">Whether codes are those of the selection; else those that a component could be given with all else as it is.</param>
    public static Availability Of(FlowView flow, DataQuery query, ImmutableArray<string> components, bool isExact)
    {
        var slice = Slice.Of(flow, query);
        var told = flow.Dimensions.Append(flow.Time).Where(c => components.IsEmpty || components.Contains(c.Id));
        return new(flow, [.. told.Select(c => (c.Id, Codes(c, isExact ? slice : Slice.Of(flow, Freed(query, flow, c)))))], slice.CountSeries(), slice.Count);
    }

    public string Id => $"CR_{Flow.Flow.Id}";

    static ImmutableArray<string> Codes(Column column, Slice slice) =>
        [.. Data.Present.Of(column, slice.Rows()).Places.Select(place => column.Codes[place].Id)];

    static DataQuery Freed(DataQuery query, FlowView flow, Column column)
    {
        if (flow.PlaceOf(column.Id) is not (>= 0 and var place)) return query with { Times = [] };
        return query with { Keys = [.. query.Keys.Select(key => key.Select((set, d) => d == place ? null : set).ToArray())] };
    }
}
