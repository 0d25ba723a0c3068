using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Testing;

namespace Pipeline.Infrastructure.Tests;

/// <summary>Alerts and pictures ask for functions that there are and for words that the code logs: a message that is worded anew would silence an alert unseen.</summary>
public partial class WatchingTests
{
    static readonly string Code = string.Join('\n', ((string[])["functions", "shared"]).SelectMany(folder =>
        Directory.EnumerateFiles(Repository.PathOf(folder), "*.cs", SearchOption.AllDirectories)).Select(File.ReadAllText));

    public static TheoryData<string> Askers => ["modules/alerts.bicep", "observability/workbook.json"];

    [Theory]
    [MemberData(nameof(Askers))]
    public void What_is_asked_for_is_what_the_code_says(string file)
    {
        var text = File.ReadAllText(Repository.PathOf(["infra", .. file.Split('/')])).Replace("\\\"", "\"", StringComparison.Ordinal);

        Assert.All(Function().Matches(text), m => Assert.Contains(m.Groups[1].Value, ProductCode.Functions));
        Assert.All(Logged().Matches(text), m => Assert.Contains(m.Groups[1].Value, Code, StringComparison.Ordinal));
        Assert.All(Property().Matches(text), m => Assert.Contains($"{{{m.Groups[1].Value}}}", Code, StringComparison.Ordinal));
        Assert.NotEmpty(Function().Matches(text));
        Assert.NotEmpty(Logged().Matches(text));
    }

    [Fact]
    public void Nothing_happens_that_an_operator_must_know_of_without_an_alert()
    {
        var rules = new Deployment(JsonNode.Parse(Bicep.Snapshot("prod"))!).OfType("Microsoft.Insights/scheduledQueryRules").ToArray();

        Assert.Superset(
            (HashSet<string>)["poison", "missed-night", "silence", "broken-audit", "not-published", "late-agency", "refusals", "errors", "clocks", "altered-agreement"],
            rules.Select(r => (string)r["properties"]!["displayName"]!).ToHashSet());
        Assert.All(rules, r => Assert.Single(r["properties"]!["actions"]!["actionGroups"]!.AsArray()));
        // A runbook that an alert names is there.
        foreach (var named in rules.SelectMany(r => Runbook().Matches((string)r["properties"]!["description"]!)))
            Assert.True(File.Exists(Repository.PathOf("infra", "runbooks", named.Groups[1].Value)), named.Value);
    }

    /// <summary>Who wrote, read and removed what, and who took a key, stands in the workspace; and what it costs is told before it is spent.</summary>
    [Fact]
    public void Whatever_holds_data_or_keys_writes_down_who_did_what_with_it()
    {
        var deployed = new Deployment(JsonNode.Parse(Bicep.Snapshot("prod"))!);
        var logs = deployed.OfType("Microsoft.Insights/diagnosticSettings").ToDictionary(
            d => Scope().Match((string)d["id"]!).Value, d => d["properties"]!["logs"]!.AsArray().Where(l => (bool)l!["enabled"]!).Select(l => (string?)l!["category"] ?? (string?)l["categoryGroup"]));

        Assert.Equal(["StorageRead", "StorageWrite", "StorageDelete"], logs.Single(l => l.Key.EndsWith("/blobServices/default", StringComparison.Ordinal)).Value);
        Assert.All((string[])["/tableServices/default", "/queueServices/default"], service =>
            Assert.Equal(["StorageWrite", "StorageDelete"], logs.Single(l => l.Key.EndsWith(service, StringComparison.Ordinal)).Value));
        Assert.Equal(["audit"], logs.Single(l => l.Key.Contains("/vaults/", StringComparison.Ordinal)).Value);
        Assert.All((string[])["-intake", "-public"], app => Assert.Equal(["FunctionAppLogs"], logs.Single(l => l.Key.EndsWith(app, StringComparison.Ordinal)).Value));
        var budget = deployed.OfType("Microsoft.Consumption/budgets").Single()["properties"]!["notifications"]!.AsObject();
        Assert.Equal(["Actual", "Forecasted"], budget.Select(n => (string?)n.Value!["thresholdType"]));
    }

    [Fact]
    public void The_pictures_are_whole() => Assert.All(
        JsonNode.Parse(File.ReadAllText(Repository.PathOf("infra", "observability", "workbook.json")))!["items"]!.AsArray().Where(i => (int)i!["type"]! == 3),
        item => Assert.True((string?)item!["content"]!["title"] is { Length: > 0 } && (string?)item["content"]!["query"] is { Length: > 0 }));

    // What a setting of logs is of: the identifier before it.
    [GeneratedRegex(@"^.*(?=/providers/Microsoft\.Insights/diagnosticSettings)")]
    private static partial Regex Scope();

    [GeneratedRegex(@"Name == ""(\w+)""")]
    private static partial Regex Function();

    [GeneratedRegex(@"(?:startswith|has) ""([^""]+)""")]
    private static partial Regex Logged();

    [GeneratedRegex(@"Properties\[""(\w+)""\]")]
    private static partial Regex Property();

    [GeneratedRegex(@"([\w-]+\.md)")]
    private static partial Regex Runbook();
}
