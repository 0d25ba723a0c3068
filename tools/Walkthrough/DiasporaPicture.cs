using System.Globalization;
using Pipeline.Diaspora;
using Pipeline.DiasporaMatching;
using Spectre.Console;

namespace Pipeline.Walkthrough;

/// <summary>Draws who was matched and why, who was not and why not, and what the indicators say.</summary>
sealed class DiasporaPicture(IAnsiConsole console, Uri host)
{
    const int Shown = 3, Letters = 8;

    public void Print(DiasporaStory story)
    {
        console.WriteLine();
        PrintMatches(story);
        PrintUnmatched(story.Run.Result);
        console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  Missions: {string.Join(", ", story.Missions.GroupBy(m => m.Status).OrderBy(g => g.Key).Select(g => $"{g.Count()} {g.Key}"))}.");
        PrintIndicators(story.Indicators);
        foreach (var path in (string[])["api/diaspora/opportunities?format=feed", "api/diaspora/briefs/2212"]) console.Profile.Out.Writer.WriteLine($"  {host}{path}");
    }

    void PrintMatches(DiasporaStory story)
    {
        var need = story.Run.Result.Needs.Single(n => n.Need == story.Request);
        var table = new Table().Border(TableBorder.Rounded)
            .Title($"Experts for request {story.Request}: {need.Candidates} pass every gate; a person confirms")
            .Caption($"The parts run from 0 to 1. All requests: Σ urgency · score {story.Run.Result.Value:0.0}, greedily {story.Run.Result.GreedyValue:0.0}")
            .AddColumns("Expert", "Score", "Specialty", "Skills", "Time", "Experience", "Language", "Place", "Continuity");
        foreach (var one in need.Top.Take(Shown))
        {
            var p = one.Score.Parts;
            table.AddRow([one.Expert[..Letters] + (one.IsProposed ? " ←" : ""), $"[blue]{one.Score.Total.ToString("0.00", CultureInfo.InvariantCulture)}[/]",
                .. new[] { p.Specialty, p.Skills, p.Time, p.Experience, p.Language, p.Place, p.Continuity }.Select(part => part.ToString("0.00", CultureInfo.InvariantCulture))]);
        }
        console.Write(table);
    }

    void PrintUnmatched(MatchingResult result)
    {
        foreach (var need in result.Needs.Where(n => n.Binding is not null).Take(Shown))
            console.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"  {need.Need} is not served ({need.Outcome}): gate [yellow]{need.Binding!.Gate}[/] alone keeps {need.Binding.Candidates} away.");
    }

    void PrintIndicators(IndicatorPack pack)
    {
        var table = new Table().Border(TableBorder.Rounded).Title($"Indicators of the programme, {pack.Period}: {pack.Rows.Count(r => r.Value is not null)} of {pack.Rows.Count} have a figure")
            .AddColumns("", "Indicator", "Value", "Target of the day", "Status");
        foreach (var row in pack.Rows.Where(r => r.Value is not null))
            table.AddRow(row.Code, Markup.Escape(row.NameEn), Number(row.Value), Number(row.Target), $"[{Tone(row.Status)}]{row.Status}[/]");
        console.Write(table);
    }

    static string Number(double? number) => number?.ToString("0.##", CultureInfo.InvariantCulture) ?? "";

    static string Tone(string status) => status switch
    {
        "onTrack" => "green",
        "atRisk" => "yellow",
        "off" => "red",
        _ => "default",
    };
}
