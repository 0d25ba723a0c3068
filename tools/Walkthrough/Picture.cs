using System.Globalization;
using Spectre.Console;

namespace Pipeline.Walkthrough;

/// <summary>Draws what happened, for somebody who sees it for the first time.</summary>
sealed class Picture(IAnsiConsole console, Uri host, string folder, string header)
{
    const int Shown = 5;

    public void Print(IReadOnlyList<TakenDrop> taken, RankingAnswer ranking, ExplanationAnswer first, TablesAnswer tables, IReadOnlyList<string> copies)
    {
        console.WriteLine();
        console.MarkupLine("  [bold]drops[/] ──> [blue]ValidateDrop[/] ──> receipts, and lake or quarantine ──> [blue]RecomputeIndicators[/] ──> indicators ──> HTTP");
        console.MarkupLine("                                                       └──────> [blue]PublishStatistics[/] ──> protected tables ──> HTTP");
        console.WriteLine();
        PrintDrops(taken);
        PrintRanking(ranking);
        PrintWhy(first);
        PrintTables(tables);
        PrintLines("Receipts to read, with the lists of findings beside them", taken.Select(t =>
            $"{t.Drop.Path}\n    {Path.Combine(folder, "receipts", $"{t.Drop.Path.Agency}", $"{t.Receipt.SubmissionId}", "report.html")}"));
        PrintLines("The same as an operator asks for it", [$"curl -fsS -H @{header} {host}api/submissions/{taken[0].Receipt.SubmissionId}/report"]);
        PrintLines("Parquet files, copied out of the storage emulator", copies);
        PrintLines("Look into them with DuckDB", [$"echo \"SELECT * FROM read_parquet('{copies.First(c => c.EndsWith("cell_estimate.parquet", StringComparison.Ordinal))}') WHERE level = 1\" | node tools/duckdb.mjs"]);
        PrintLines("Addresses to try", [$"api/occupations-in-demand/occupations/{first.Isco08}", "api/occupations-in-demand/ranking", "api/indicators/occupations?level=2", "api/tables", $"api/tables/{tables.Tables[0].Id}/data?outputFormat=csv", "rest/dataflow", "api/health", "api/openapi.json"], path => $"{host}{path}");
        PrintLines("The dashboard, to open in a browser", [$"{host}dashboard/"]);
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

    void PrintRanking(RankingAnswer ranking)
    {
        var table = new Table().Border(TableBorder.Rounded)
            .Title($"Shortage of occupations, {ranking.Period}: {ranking.Rated} ranked, from made-up data")
            .Caption(Markup.Escape(ranking.List))
            .AddColumns("Rank", "Code", "Occupation", "Score (95 % interval)", "Possible ranks", "Class", "Proposal");
        foreach (var occupation in ranking.Occupations.Take(Shown))
            table.AddRow(
                $"{occupation.Rank}",
                occupation.Isco08,
                Markup.Escape(occupation.Title ?? ""),
                occupation.Score is { } score ? $"{Bar(score)} {Decimals(score)} ({Decimals(occupation.CiLow)} to {Decimals(occupation.CiHigh)})" : "",
                $"{occupation.RankLow} to {occupation.RankHigh}",
                occupation.Class,
                occupation.Proposal ?? "");
        console.Write(table);
    }

    void PrintWhy(ExplanationAnswer first)
    {
        if (first.Words is not { } words) return;
        console.MarkupLine($"\n[bold]Why {first.Isco08} {Markup.Escape(first.Title)} is first[/]");
        foreach (var sentence in words.En) console.MarkupLine($"  {Markup.Escape(sentence)}");
    }

    void PrintTables(TablesAnswer answer)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("Statistics that anybody may read: small counts are rounded, so that they tell of nobody")
            .AddColumns("Table", "", "Periods", "Figures", "Withheld");
        foreach (var line in answer.Tables)
            table.AddRow(line.Number, Markup.Escape(line.Label), line.FirstPeriod == line.LastPeriod ? line.LastPeriod : $"{line.FirstPeriod} to {line.LastPeriod}",
                Number(line.Observations), Number(line.Withheld));
        console.WriteLine();
        console.Write(table);
    }

    // Scores are clipped at three.
    static string Bar(double score) => $"[blue]{new string('█', Math.Clamp((int)Math.Round(4 * score), 1, 12))}[/]";

    static string Decimals(double? number) => number?.ToString("0.00", CultureInfo.InvariantCulture) ?? "?";

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
