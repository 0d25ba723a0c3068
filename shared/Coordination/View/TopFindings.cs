using Pipeline.Intake.Receipts;
using Pipeline.Protocols;

namespace Pipeline.Coordination;

/// <summary>The few things of a receipt that tell most about why a drop was turned down.</summary>
static class TopFindings
{
    const int AtMost = 3;

    /// <summary>Broken rules of severity error, those with the most failures first; the findings themselves when no report was made.</summary>
    public static IReadOnlyList<TopFinding> Of(Receipt? receipt) => receipt switch
    {
        null => [],
        { Report: { } report } =>
        [
            .. report.Rules.Where(r => r is { Severity: Severity.Error, Failed: > 0, IsTolerated: false })
                .OrderByDescending(r => r.Failed).ThenBy(r => r.RuleId, StringComparer.Ordinal).Take(AtMost)
                .Select(r => new TopFinding(r.RuleId, r.Failed, r.Message.En, r.Message.Fr)),
        ],
        _ => [.. receipt.Findings.GroupBy(f => f.RuleId).Take(AtMost).Select(g => new TopFinding(g.Key, g.Count(), g.First().Message.En, g.First().Message.Fr))],
    };
}
