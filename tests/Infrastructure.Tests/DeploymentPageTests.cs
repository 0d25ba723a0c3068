using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Testing;

namespace Pipeline.Infrastructure.Tests;

/// <summary>Whoever follows the page for putting the product into service has everything that the templates and the code ask for.</summary>
public partial class DeploymentPageTests
{
    static readonly string Page = File.ReadAllText(Repository.PathOf("docs", "deployment.md"));

    /// <summary>The delivery's identity cannot register providers: one that is forgotten ends the first deployment.</summary>
    [Fact]
    public void Every_provider_of_the_templates_is_registered_first()
    {
        var templates = Directory.EnumerateFiles(Repository.PathOf("infra"), "*.bicep", SearchOption.AllDirectories).Select(File.ReadAllText);
        var used = templates.SelectMany(text => Provider().Matches(text)).Select(m => m.Groups[1].Value).Where(name => name != "Authorization");

        Assert.Equal(used.Distinct().Order(StringComparer.Ordinal), Registered().Match(Page).Groups[1].Value.Split(' '));
    }

    [Fact]
    public void The_issuer_is_given_every_role_that_the_code_knows()
    {
        var roles = JsonNode.Parse(File.ReadAllText(Repository.PathOf("infra", "app-roles.json")))!.AsArray();
        var known = RoleName().Matches(File.ReadAllText(Repository.PathOf("shared", "Access", "Role.cs"))).Select(m => m.Groups[1].Value);

        Assert.Equal(known, roles.Select(role => (string)role!["value"]!));
        Assert.Equal(roles.Count, roles.Select(role => (Guid)role!["id"]!).Distinct().Count());
        // Nobody decides by a program.
        string[] ofPrograms = ["AgencySubmitter", "CoordinationReader", "Operator"];
        Assert.All(roles.Where(role => role!["allowedMemberTypes"]!.AsArray().Count > 1), role => Assert.Contains((string)role!["value"]!, ofPrograms));
    }

    [Fact]
    public void What_the_parameters_ask_for_and_what_comes_of_them_is_on_the_page()
    {
        foreach (var stage in (string[])["dev", "test", "prod"])
            Assert.All(AskedFor().Matches(File.ReadAllText(Repository.PathOf("infra", "parameters", $"{stage}.bicepparam"))), asked => Assert.Matches($@"\b{asked.Groups[1].Value}\b", Page));
        var given = Output().Matches(File.ReadAllText(Repository.PathOf("infra", "main.bicep"))).Select(m => m.Groups[1].Value).ToHashSet();
        Assert.All(OutputAsked().Matches(Page), asked => Assert.Contains(asked.Groups[1].Value, given));
    }

    /// <summary>Capacity is worked out from what was measured last.</summary>
    [Fact]
    public void Capacity_names_the_figures_that_were_measured_last()
    {
        var (capacity, measured) = (File.ReadAllText(Repository.PathOf("docs", "capacity.md")), File.ReadAllText(Repository.PathOf("docs", "benchmarks.md")));
        foreach (Match row in MeasuredRow().Matches(capacity))
        {
            var figures = Figure().Matches(row.Value).Select(m => m.Value).ToArray();
            Assert.NotEmpty(figures);
            Assert.All(figures, figure => Assert.True(
                Figure().Matches(measured).Any(m => Rounded(m.Value, figure) == figure), $"{figure} of '{row.Value}' is not in docs/benchmarks.md."));
        }
        Assert.Equal(7, MeasuredRow().Count(capacity));
    }

    static string Rounded(string value, string like)
    {
        var number = decimal.Parse(value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
        var places = like.Contains('.', StringComparison.Ordinal) ? like.Length - like.IndexOf('.', StringComparison.Ordinal) - 1 : 0;
        return Math.Round(number, places, MidpointRounding.AwayFromZero).ToString(like.Contains(',', StringComparison.Ordinal) ? "N0" : $"F{places}", CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"'Microsoft\.([A-Za-z]+)/")]
    private static partial Regex Provider();

    [GeneratedRegex(@"for name in ([\w ]+); do az provider register")]
    private static partial Regex Registered();

    [GeneratedRegex(@"^    (\w+),$", RegexOptions.Multiline)]
    private static partial Regex RoleName();

    [GeneratedRegex(@"readEnvironmentVariable\('(\w+)'")]
    private static partial Regex AskedFor();

    [GeneratedRegex(@"^output (\w+) ", RegexOptions.Multiline)]
    private static partial Regex Output();

    [GeneratedRegex(@"\.(\w+)\.value")]
    private static partial Regex OutputAsked();

    // The first table: what was measured.
    [GeneratedRegex(@"(?<=^\| (?:Validation of|Whole drop|Worst|First night|A night with|A slice|An answer)[^|]*\| )[^|]+(?=\|)", RegexOptions.Multiline)]
    private static partial Regex MeasuredRow();

    [GeneratedRegex(@"\d[\d,]*(?:\.\d+)?(?=(?: M rows| MB| s\b| as | a second))")]
    private static partial Regex Figure();
}
