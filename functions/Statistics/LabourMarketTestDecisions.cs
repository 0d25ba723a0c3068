using Pipeline.LabourMarketTestCases;
using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Counting;

namespace Pipeline.Functions.Statistics;

/// <summary>The officers' decisions on labour market tests as the publication counts them (table T08).</summary>
sealed class LabourMarketTestDecisions(LabourMarketTestStatistics statistics)
{
    const string Source = "pipeline/labour-market-tests";

    public async Task<IReadOnlyList<RecordedCase>> ReadAsync(ReferencePeriod month, CancellationToken ct)
    {
        var cases = new List<RecordedCase>();
        await foreach (var row in statistics.DecisionsAsync(DateOnly.MinValue, month.End, ct)) cases.Add(Of(row));
        return cases;
    }

    static RecordedCase Of(LabourMarketTestRow row) => new(
        Source, ReferencePeriod.Parse(row.Month),
        new Dictionary<string, string?>
        {
            ["track"] = $"{row.Track}",
            ["outcome"] = $"{row.Outcome}",
            ["reason"] = row.ReasonCode,
            ["occupation"] = row.OccupationGroup,
            ["agreement"] = row.Referred > 0 ? "Referred" : row.Overrides > 0 ? "Otherwise" : "Agreed",
        },
        new Dictionary<string, double> { ["days"] = row.Days });
}
