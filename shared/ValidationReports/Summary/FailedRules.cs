using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.ValidationReports;

static class FailedRules
{
    const string RepeatedKey = "key.unique";

    /// <summary>Rules that found something, the gravest and commonest first; rows to be removed after those to be mended, for lines move with them.</summary>
    public static IReadOnlyList<RuleSummary> Of(ValidationReport report) =>
        [.. report.Rules.Where(r => r.Failed > 0).OrderByDescending(Severity).ThenBy(r => r.RuleId == RepeatedKey).ThenByDescending(r => r.Failed)];

    /// <summary>The same without those of which nothing is told row by row, as all that they found is tolerated.</summary>
    public static IReadOnlyList<RuleSummary> ToldOf(ValidationReport report, FoundPlaces places)
    {
        var told = places.Kept.Select(f => f.RuleId).ToHashSet();
        return [.. Of(report).Where(r => !r.IsTolerated || told.Contains(r.RuleId))];
    }

    /// <summary>How grave what was found is: what the protocol tolerates is only to be known.</summary>
    public static Severity Severity(RuleSummary rule) => rule.IsTolerated ? Protocols.Severity.Information : rule.Severity;
}
