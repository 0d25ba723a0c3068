using System.Globalization;
using Spectre.Console;

namespace Pipeline.Walkthrough;

/// <summary>Draws what happened, for somebody who sees it for the first time.</summary>
sealed class Picture(IAnsiConsole console, Uri host, string folder, string header)
{
    const int Shown = 5;

    public void Print(IReadOnlyList<TakenDrop> taken, OccupationAnswer occupations, IReadOnlyList<string> copies)
    {
        console.WriteLine();
        console.MarkupLine("  [bold]drops[/] ──> [blue]ValidateDrop[/] ──> receipts, and lake or quarantine ──> [blue]RecomputeIndicators[/] ──> indicators ──> HTTP");
        console.WriteLine();
        PrintDrops(taken);
        PrintRanking(occupations);
        PrintLines("Receipts to read, with the lists of findings beside them", taken.Select(t =>
            $"{t.Drop.Path}\n    {Path.Combine(folder, "receipts", $"{t.Drop.Path.Agency}", $"{t.Receipt.SubmissionId}", "report.html")}"));
        PrintLines("The same as an operator asks for it", [$"curl -fsS -H @{header} {host}api/submissions/{taken[0].Receipt.SubmissionId}/report"]);
        PrintLines("Parquet files, copied out of the storage emulator", copies);
        PrintLines("Look into them with DuckDB", [$"echo \"SELECT * FROM read_parquet('{copies.First(c => c.EndsWith("cell_estimate.parquet", StringComparison.Ordinal))}') WHERE level = 1\" | node tools/duckdb.mjs"]);
        PrintLines("Addresses to try", ["api/indicators/occupations?level=2", "api/health", "api/openapi.json"], path => $"{host}{path}");
    }

    void PrintDrops(IReadOnlyList<TakenDrop> taken)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("The drops and what became of them").AddColumns("Drop", "Outcome", "Rows read", "Accepted", "Findings");
        foreach (var (drop, receipt) in taken)
            table.AddRow(
                Markup.Escape(drop.Path.ToString()),
                $"[{Tone(receipt.Outcome)}]{receipt.Outcome}[/]",
                Number(receipt.Report?.RowsRead),
                Number(receipt.Report?.RowsAccepted),
                Number(receipt.Report?.Truncated.Total));
        console.Write(table);
    }

    void PrintRanking(OccupationAnswer occupations)
    {
        var ranking = RankedOccupation.Rank(occupations);
        var table = new Table().Border(TableBorder.Rounded)
            .Title("Occupations that rely most on work permits (ISCO-08 level 2)")
            .Caption("A shortage shows in change over years: the index needs rounds three years apart.")
            .AddColumns("Code", "Occupation", "Permits per 1,000 employed", "Permits", "Employed", "Median RWF/hour");
        foreach (var occupation in ranking.Take(Shown))
            table.AddRow(
                occupation.Isco08,
                Markup.Escape(occupation.Title ?? ""),
                $"{Bar(occupation.PermitsPerThousand, ranking[0].PermitsPerThousand)} {occupation.PermitsPerThousand.ToString("0.00", CultureInfo.InvariantCulture)}",
                Number((long)occupation.Permits),
                Number((long)Math.Round(occupation.Employed)),
                occupation.HourlyPay is { } pay ? Number((long)Math.Round(pay)) : "suppressed");
        console.Write(table);
    }

    static string Bar(double value, double most) => $"[blue]{new string('█', Math.Max(1, (int)Math.Round(12 * value / most)))}[/]";

    void PrintLines(string title, IEnumerable<string> lines, Func<string, string>? shape = null)
    {
        console.MarkupLine($"\n[bold]{title}[/]");
        // Past the console's own wrapping: an address must stay in one piece.
        foreach (var line in lines) console.Profile.Out.Writer.WriteLine($"  {shape?.Invoke(line) ?? line}");
    }

    static string Tone(string outcome) => outcome switch
    {
        "Accepted" => "green",
        "AcceptedWithWarnings" => "yellow",
        _ => "red",
    };

    static string Number(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "";
}
