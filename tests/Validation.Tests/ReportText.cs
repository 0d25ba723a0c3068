using System.Text.Json;

namespace Pipeline.Validation.Tests;

/// <summary>What the validator says of a drop, as text.</summary>
static class ReportText
{
    /// <summary>All that people are shown.</summary>
    public static string Of(Drop drop) =>
        JsonSerializer.Serialize(drop.Report, ReportJson.Options)
        + string.Concat(drop.Findings.Select(f => JsonSerializer.Serialize(f, ReportJson.Options) + "\n"));

    /// <summary>The same, and the rejected rows, which hold personal data in clear.</summary>
    public static string WithRejected(Drop drop) => Of(drop) + string.Join('\n', drop.Rejected);
}
