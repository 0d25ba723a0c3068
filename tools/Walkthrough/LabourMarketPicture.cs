using Spectre.Console;

namespace Pipeline.Walkthrough;

/// <summary>Draws what was recommended on applications, why, and what an officer made of it.</summary>
sealed class LabourMarketPicture(IAnsiConsole console, Uri host)
{
    public void Print(IReadOnlyList<ToldCase> cases)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("Labour market tests: rules recommend with every reason, an officer decides").Caption("Made-up applications under proposed rules")
            .AddColumns("Application", "Track", "Recommended", "Why", "Decided");
        foreach (var one in cases)
            table.AddRow(one.ApplicationId, one.Track, one.Recommended, Markup.Escape(string.Join("\n", one.Words)),
                one.Decided is null ? $"[yellow]waits, due {one.Due}[/]" : one.IsOverride ? $"[red]{one.Decided}, otherwise than recommended[/]" : $"[green]{one.Decided}[/]");
        console.WriteLine();
        console.Write(table);
        foreach (var path in (string[])["api/labour-market-tests/alerts", "api/labour-market-tests/schema"]) console.Profile.Out.Writer.WriteLine($"  {host}{path}");
    }
}
