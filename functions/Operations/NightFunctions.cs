using Pipeline.Functions.Audit;
using Pipeline.Functions.Coordination;
using Pipeline.Functions.Custody;
using Pipeline.Functions.Diaspora;
using Pipeline.Functions.Indicators;
using Pipeline.Functions.Statistics;

namespace Pipeline.Functions.Operations;

/// <summary>The functions that run once a day: one that does not is missed by nobody until a deadline is over.</summary>
static class NightFunctions
{
    public static IReadOnlyList<string> All { get; } =
    [
        nameof(ApplyRetention), nameof(MatchExperts), nameof(PublishStatistics), nameof(RecomputeIndicators), nameof(RotatePseudonyms),
        nameof(SealAudit), nameof(WatchCalendar),
    ];
}
