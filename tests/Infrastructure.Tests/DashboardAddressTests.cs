using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Pipeline.Testing;

namespace Pipeline.Infrastructure.Tests;

/// <summary>Where there are two apps, the dashboard asks each of them for what it serves.</summary>
public partial class DashboardAddressTests
{
    static readonly JsonNode Parts = JsonNode.Parse(File.ReadAllText(Repository.PathOf("infra", "functions.json")))!;

    /// <summary>The patterns of what the app for everybody serves, as the dashboard has them.</summary>
    static readonly Regex[] Released = [.. Pattern().Matches(File.ReadAllText(Repository.PathOf("functions", "Dashboard", "web", "src", "app", "config.ts")))
        .Select(found => new Regex(found.Groups[1].Value.Replace("\\/", "/", StringComparison.Ordinal)))];

    public static TheoryData<string> PublicFunctions => [.. Named("public").Where(IsReadByGet)];

    public static TheoryData<string> IntakeFunctions => [.. Named("intake").Where(IsReadByGet)];

    [Theory]
    [MemberData(nameof(PublicFunctions))]
    public void What_the_app_for_everybody_serves_is_asked_of_it(string function) => Assert.Contains(Released, pattern => pattern.IsMatch(AddressOf(function)));

    [Theory]
    [MemberData(nameof(IntakeFunctions))]
    public void The_rest_is_asked_of_the_other_app(string function) => Assert.DoesNotContain(Released, pattern => pattern.IsMatch(AddressOf(function)));

    static IEnumerable<string> Named(string part) => Parts[part]!.AsArray().Select(f => (string)f!);

    static bool IsReadByGet(string function) =>
        Trigger(function) is { Success: true } trigger && trigger.Groups["methods"].Value.Contains("\"get\"", StringComparison.Ordinal)
        && trigger.Groups["route"].Value is { Length: > 0 } route && !route.StartsWith("dashboard", StringComparison.Ordinal) && route != "/";

    static string AddressOf(string function) => "/" + Braces().Replace(Trigger(function).Groups["route"].Value, "x");

    static Match Trigger(string function) =>
        Directory.EnumerateFiles(Repository.PathOf("functions"), $"{function}.cs", SearchOption.AllDirectories).Select(file => HttpTrigger().Match(File.ReadAllText(file))).FirstOrDefault(Match.Empty);

    [GeneratedRegex("""^  /(\^.+)/,$""", RegexOptions.Multiline)]
    private static partial Regex Pattern();

    [GeneratedRegex("""HttpTrigger\(AuthorizationLevel\.Anonymous, (?<methods>[^)]*?), Route = "(?<route>[^"]*)"\)""")]
    private static partial Regex HttpTrigger();

    [GeneratedRegex("""\{[^}]*\}""")]
    private static partial Regex Braces();
}
