using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Testing;
using YamlDotNet.RepresentationModel;

namespace Pipeline.Infrastructure.Tests;

/// <summary>What the code measures is drawn in both places where it is watched, under the name that it has there, and nothing is drawn that nobody measures.</summary>
public partial class MetricTests
{
    static readonly string Code = string.Join('\n', ((string[])["functions", "shared"]).SelectMany(folder =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText));

    static readonly (string Kind, string Name, string Unit)[] Instruments =
        [.. Instrument().Matches(Code).Select(m => (m.Groups["kind"].Value, m.Groups["name"].Value, m.Groups["unit"].Value))];

    [Fact]
    public void Drops_rows_findings_seconds_lateness_and_the_age_of_releases_are_measured()
    {
        Assert.Superset(
            (HashSet<string>)["pipeline.drops", "pipeline.rows", "pipeline.findings", "pipeline.drop.duration", "pipeline.drop.lateness", "pipeline.delivery.overdue", "pipeline.release.age", "pipeline.night.age", "pipeline.audit.broken"],
            Instruments.Select(i => i.Name).ToHashSet());
        // Every one that is made is read here: none is made in a way that the pattern does not see.
        Assert.Equal(MadeInAnyWay().Count(Code), Instruments.Length);
    }

    [Fact]
    public void The_workbook_draws_every_one_and_no_other() => Assert.Equal(
        Instruments.Select(i => i.Name).Order(StringComparer.Ordinal),
        AskedOfAzure().Matches(Text("workbook.json").Replace("\\\"", "\"", StringComparison.Ordinal)).Select(m => m.Groups[1].Value).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void The_dashboard_draws_every_one_and_no_other()
    {
        var asked = Drawn().SelectMany(e => AskedOfPrometheus().Matches(e).Select(m => m.Value)).ToHashSet();

        Assert.All(Instruments, instrument => Assert.Contains(asked, name => NamesAtPrometheus(instrument).Contains(name)));
        Assert.All(asked, name => Assert.Contains(Instruments, instrument => NamesAtPrometheus(instrument).Contains(name)));
    }

    [Fact]
    public void What_the_data_centre_is_told_of_is_measured_and_says_what_to_do()
    {
        Assert.Equal(["poison", "missed-night", "broken-audit", "stale-release", "late-agency", "refusals", "errors", "silence"], Rules.Select(r => r.Text("alert")));
        Assert.All(Rules.SelectMany(r => AskedOfPrometheus().Matches(r.Text("expr")).Select(m => m.Value)), name =>
            Assert.Contains(Instruments, instrument => NamesAtPrometheus(instrument).Contains(name)));
        Assert.All(Rules, rule => Assert.Contains(rule.Text("labels", "severity"), (string[])["critical", "warning", "info"]));
        Assert.All(Rules.SelectMany(r => Runbook().Matches(r.Text("annotations", "summary"))), named => Assert.True(File.Exists(Repository.PathOf(named.Value.Split('/'))), named.Value));
        // The outcome that is asked for is one that is told.
        Assert.All(Rules.SelectMany(r => OutcomeAsked().Matches(r.Text("expr"))), m => Assert.Contains($"Tags(drop, nameof(Lifecycle.{m.Groups[1].Value}))", Code));
    }

    /// <summary>A night that is missed is told in either place, of every function that is to run in it, by the name that it is measured under and after the same time.</summary>
    [Fact]
    public void A_missed_night_is_told_in_either_place()
    {
        const string Limit = "> 26 * 3600";
        var instrument = Assert.Single(Instruments, i => i.Name == "pipeline.night.age");
        var rule = Rules.Single(r => r.Text("alert") == "missed-night").Text("expr");
        var question = File.ReadAllText(Repository.PathOf("infra", "modules", "alerts.bicep"));
        var asked = AskedOfAzure().Matches(question).Select(m => m.Groups[1].Value).ToArray();

        Assert.Equal($"min by (function) ({NamesAtPrometheus(instrument).Single()}) {Limit}", rule);
        Assert.Contains(instrument.Name, asked);
        Assert.All(asked, name => Assert.Contains(Instruments, i => i.Name == name));
        Assert.Contains(Limit, question, StringComparison.Ordinal);
        Assert.Equal(["function"], TagInAzure().Matches(question).Select(m => m.Groups[1].Value));
        Assert.Equal(ProductCode.Daily(Yaml.Documents("infra", "kubernetes", "settings.yaml")[0].Pairs("data").ToDictionary(p => p.Key, p => p.Value)).Order(), ProductCode.OfTheNight.Order());
    }

    [Fact]
    public void What_is_counted_by_is_what_the_code_tells_with_it()
    {
        string[] by = [.. Expressions().SelectMany(e => CountedBy().Matches(e)).SelectMany(m => m.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries)).Where(tag => tag != "le")];
        string[] properties = [.. TagInAzure().Matches(Text("workbook.json") + File.ReadAllText(Repository.PathOf("infra", "modules", "alerts.bicep"))).Select(m => m.Groups[1].Value)];

        Assert.NotEmpty(by);
        Assert.NotEmpty(properties);
        Assert.All(by.Concat(properties), tag => Assert.Matches($@"(?:\{{ |\(|new\(|\?>\()""{tag}"", ", Code));
    }

    /// <summary>As a collector turns them round: dots to underscores, the unit written out, counters as totals.</summary>
    static string[] NamesAtPrometheus((string Kind, string Name, string Unit) instrument)
    {
        var unit = instrument.Unit switch { "s" => "_seconds", "d" => "_days", _ => "" };
        var name = instrument.Name.Replace('.', '_') + unit;
        return instrument.Kind switch
        {
            "Counter" => [$"{name}_total"],
            "Histogram" => [$"{name}_bucket", $"{name}_sum", $"{name}_count"],
            _ => [name],
        };
    }

    static YamlNode[] Rules { get; } = [.. Yaml.Documents("infra", "observability", "alerts.yaml").Single().Items("groups").SelectMany(g => g.Items("rules"))];

    static IEnumerable<string> Expressions() => Drawn().Concat(Rules.Select(r => r.Text("expr")));

    static IEnumerable<string> Drawn() => JsonNode.Parse(Text("grafana.json"))!["panels"]!.AsArray()
        .SelectMany(panel => panel!["targets"]!.AsArray()).Select(target => (string)target!["expr"]!);

    static string Text(string file) => File.ReadAllText(Repository.PathOf("infra", "observability", file));

    [GeneratedRegex(@"\.Create(?:Observable)?(?<kind>Counter|Histogram|Gauge)(?:<\w+>)?\(\s*""(?<name>[\w.]+)"", (?:\w+, )?""(?<unit>[^""]+)"", """)]
    private static partial Regex Instrument();

    [GeneratedRegex(@"\.Create(?:Observable)?(?:UpDown)?(?:Counter|Histogram|Gauge)\b")]
    private static partial Regex MadeInAnyWay();

    [GeneratedRegex(@"AppMetrics \| where Name == ""([\w.]+)""")]
    private static partial Regex AskedOfAzure();

    [GeneratedRegex(@"\bpipeline_\w+")]
    private static partial Regex AskedOfPrometheus();

    [GeneratedRegex(@"infra/runbooks/[\w-]+\.md")]
    private static partial Regex Runbook();

    [GeneratedRegex(@"outcome=""(\w+)""")]
    private static partial Regex OutcomeAsked();

    [GeneratedRegex(@"\bby \(([\w, ]+)\)")]
    private static partial Regex CountedBy();

    [GeneratedRegex(@"tostring\(Properties\.(\w+)\)")]
    private static partial Regex TagInAzure();
}
