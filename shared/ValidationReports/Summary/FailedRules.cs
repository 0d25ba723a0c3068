using Pipeline.Validation;

namespace Pipeline.ValidationReports;

static class FailedRules
{
    /// <summary>Rules that found something, the gravest and commonest first.</summary>
    public static IReadOnlyList<RuleSummary> Of(ValidationReport report) =>
        [.. report.Rules.Where(r => r.Failed > 0).OrderByDescending(r => r.Severity).ThenByDescending(r => r.Failed)];
}
