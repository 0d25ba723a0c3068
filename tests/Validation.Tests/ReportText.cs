using System.Text.Json;

namespace Pipeline.Validation.Tests;

/// <summary>All that leaves the validator about a drop, as text.</summary>
static class ReportText
{
    public static string Of(Drop drop) =>
        JsonSerializer.Serialize(drop.Report, ReportJson.Default.ValidationReport)
        + string.Concat(drop.Findings.Select(f => JsonSerializer.Serialize(f, ReportJson.Default.Finding) + "\n"));
}
