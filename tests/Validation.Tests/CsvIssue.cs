using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

/// <summary>Small drops to spoil in the ways in which CSV files are known to go wrong, and what is to be said of each, and where.</summary>
static class CsvIssue
{
    public const string HeaderLine = TestProtocol.Header + "\n";
    public const string Row = TestProtocol.Row + "\n";
    public const string Good = HeaderLine + Row;

    public static string Permit(int number, string rest = "P1234567,KEN,F,1990,H1,2026-10-05,1250.50,0.5,true,ok") => $"WP{number:D10},{rest}\n";

    /// <summary>The only finding with the code.</summary>
    public static Finding Single(Drop drop, string code) => Assert.Single(drop.Findings, f => f.Code == code);

    public static void Is(Finding finding, string code, Severity severity, long? line, string? cell, string message)
    {
        Assert.Equal((code, severity, line, cell), (finding.Code, finding.Severity, finding.Line, finding.Cell));
        Assert.Contains(message, finding.Message.En);
        Assert.NotEmpty(finding.Fix.En);
    }
}
