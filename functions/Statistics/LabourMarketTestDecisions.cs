using Pipeline.LabourMarketTest;
using Pipeline.LabourMarketTestCases;
using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Counting;

namespace Pipeline.Functions.Statistics;

/// <summary>The officers' decisions on labour market tests as the publication counts them (tables T08 and T09).</summary>
sealed class LabourMarketTestDecisions(LabourMarketTestStatistics statistics)
{
    const string Source = "pipeline/labour-market-tests", OfPartnerStates = "pipeline/eac-decisions";

    public async Task<IReadOnlyList<RecordedCase>> ReadAsync(ReferencePeriod month, CancellationToken ct)
    {
        var cases = new List<RecordedCase>();
        await foreach (var row in statistics.DecisionsAsync(DateOnly.MinValue, month.End, ct))
        {
            cases.Add(Of(row));
            if (row.Track == Track.Eac) cases.Add(OfPartnerState(row));
        }
        return cases;
    }

    internal static RecordedCase Of(LabourMarketTestRow row) => new(
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

    internal static RecordedCase OfPartnerState(LabourMarketTestRow row) => new(
        OfPartnerStates, ReferencePeriod.Parse(row.Month),
        new Dictionary<string, string?>
        {
            ["scheduled"] = row.IsScheduled switch { true => "Listed", false => "NotListed", _ => null },
            ["timeliness"] = row.Late > 0 ? "Late" : "OnTime",
            ["occupation"] = row.OccupationGroup,
        },
        new Dictionary<string, double>());
}
