using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Serving;
using Pipeline.Statistics.Observations;

namespace Pipeline.Sdmx.Slicing;

/// <summary>The rows of a table that a query selects, in the table's order, as runs.</summary>
public sealed class Slice
{
    readonly IReadOnlyList<Range32> _runs;

    Slice(FlowView flow, IReadOnlyList<Range32> runs) => (Flow, _runs, Count) = (flow, runs, runs.Sum(run => run.To - run.From));

    public FlowView Flow { get; }

    /// <summary>Number of observations.</summary>
    public int Count { get; }

    public IEnumerable<int> Rows()
    {
        foreach (var run in _runs)
            for (var row = run.From; row < run.To; row++) yield return row;
    }

    /// <summary>Takes the rows that a query selects, looking only at series that its key selects.</summary>
    public static Slice Of(FlowView flow, DataQuery query)
    {
        var found = flow.Index.Find(query.Keys);
        var periods = query.Times.IsEmpty ? null : Periods(flow.Table, query);
        var runs = new RunList();
        foreach (var series in found)
            if (periods is null && query.Rows.IsNone && query.First is null && query.Last is null) runs.Add(flow.Index.Start(series.From), flow.Index.Start(series.To));
            else
                for (var one = series.From; one < series.To; one++) AddSeries(flow, query, periods, one, runs);
        return new(flow, query.Offset > 0 || query.Limit is not null ? runs.Part(query.Offset, query.Limit ?? int.MaxValue) : runs.Runs);
    }

    /// <summary>Number of series that any of the rows is of.</summary>
    public int CountSeries()
    {
        var (count, end) = (0, 0);
        foreach (var run in _runs)
            for (var row = Math.Max(run.From, end); row < run.To; row = end)
            {
                count++;
                end = Flow.Index.EndOfSeries(row);
            }
        return count;
    }

    static void AddSeries(FlowView flow, DataQuery query, bool[]? periods, int series, RunList runs)
    {
        var (table, from, to) = (flow.Table, flow.Index.Start(series), flow.Index.Start(series + 1));
        if (query.First is null && query.Last is null)
        {
            for (var row = from; row < to; row++)
                if (Matches(row)) runs.Add(row, row + 1);
            return;
        }
        var rows = new List<int>();
        for (var row = from; row < to; row++)
            if (Matches(row)) rows.Add(row);
        for (var i = 0; i < rows.Count; i++)
            if (i < (query.First ?? 0) || rows.Count - i <= (query.Last ?? 0)) runs.Add(rows[i], rows[i] + 1);

        bool Matches(int row) => (periods is null || periods[table.PeriodPlaces[row]]) && (query.Rows.IsNone || query.Rows.Matches(table, row));
    }

    /// <summary>By place of a period: whether it is asked for.</summary>
    static bool[] Periods(ObservationTable table, DataQuery query) =>
    [
        .. table.Periods.Select(period => query.Times.All(time => time.Matches(
            term => TimeBound.TryParse(term.Value, out var bound) && term.MatchesTime(new(period.Start, period.End), bound)))),
    ];
}
