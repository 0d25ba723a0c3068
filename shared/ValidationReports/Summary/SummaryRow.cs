using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>A rule's findings, or those of one column or wrong value of it: what is wrong, how often, on which lines, and how to mend it.</summary>
/// <param name="Column">The column to mend; null for several columns, whole rows and the file.</param>
/// <param name="Value">The wrong value, masked; null when the row is not about one.</param>
/// <param name="Remark">What is wrong with the form of the value; null when nothing is said of it.</param>
/// <param name="Count">Exact, however few findings were stored.</param>
/// <param name="Lines">Such as "17, 52, 90-131 and 1,201 more".</param>
public sealed record SummaryRow(
    RuleSummary Rule, string? Column, Said Problem, string? Value, Said? Remark, bool IsOthers, long Count, string Lines, Said Fix)
{
    /// <summary>For a rule over several columns the cells that it reads, for each of the first rows that break it.</summary>
    public IReadOnlyList<IReadOnlyList<FoundCell>> Cells { get; init; } = [];

    /// <summary>All that was found, grouped by rule, column and value, the gravest and commonest first.</summary>
    public static IReadOnlyList<SummaryRow> Of(ValidationReport report, FoundPlaces places, ReportWords words)
    {
        var summary = new RuleRows(report, places, words);
        return [.. FailedRules.Of(report).SelectMany(summary.Of)];
    }
}
