using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>How much was found in a column, by how grave it is.</summary>
sealed record ColumnCounts(string Name, long Errors, long Warnings, long Information)
{
    public long All => Errors + Warnings + Information;

    /// <summary>The counts with the classes of their colours, the gravest first.</summary>
    public IReadOnlyList<(string Tone, long Count)> Parts =>
        [(Tones.Of(Severity.Error), Errors), (Tones.Of(Severity.Warning), Warnings), (Tones.Of(Severity.Information), Information)];

    public static ColumnCounts Of(IGrouping<string, RuleSummary> rules)
    {
        return new(rules.Key, Sum(s => s >= Severity.Error), Sum(s => s == Severity.Warning), Sum(s => s == Severity.Information));

        long Sum(Func<Severity, bool> which) => rules.Where(r => which(FailedRules.Severity(r))).Sum(r => r.Failed);
    }
}
