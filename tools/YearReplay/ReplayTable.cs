using System.Globalization;
using Pipeline.Coordination;
using Spectre.Console;

namespace Pipeline.YearReplay;

/// <summary>The compliance figures on a screen or in a file.</summary>
static class ReplayTable
{
    public static void Print(IReadOnlyList<ComplianceRow> rows)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });
        console.Profile.Width = Math.Max(console.Profile.Width, 140);
        var table = new Table().Border(TableBorder.Simple).AddColumns("agency", "dataset");
        foreach (var name in (string[])["expected", "on time", "late", "mean days", "most days", "missing", "nil", "open", "first try", "tries"])
            table.AddColumn(name, c => c.RightAligned());
        foreach (var r in rows)
            table.AddRow(
                r.Agency, r.Dataset, $"{r.Expected}", $"{r.OnTime}", $"{r.Late}", Text(r.MeanLateDays), $"{r.MaxLateDays}", $"{r.Missing}", $"{r.Nil}", $"{r.Open}",
                r.AcceptedAtFirstTry is { } share ? $"{Text(100 * share)} %" : "", Text(r.MedianTries));
        console.Write(table);
    }

    static string Text(double? value) => value?.ToString("0.#", CultureInfo.InvariantCulture) ?? "";
}
