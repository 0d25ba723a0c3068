using System.Text.Json;
using Pipeline.Testing;

namespace Pipeline.Deployment.Tests;

/// <summary>What the templates say of the two apps, and what the matrix says of routes.</summary>
static class Parts
{
    static readonly JsonElement Functions = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("infra", "functions.json"))).RootElement;

    static readonly HashSet<string> InIntake = [.. Functions.GetProperty("intake").EnumerateArray().Select(f => f.GetString()!)];

    static readonly Dictionary<string, string> FunctionByRoute =
        (from path in JsonDocument.Parse(File.ReadAllText(Repository.PathOf("functions", "OpenApi", "openapi.json"))).RootElement.GetProperty("paths").EnumerateObject()
         from verb in path.Value.EnumerateObject()
         where verb.Value.ValueKind == JsonValueKind.Object && verb.Value.TryGetProperty("operationId", out _)
         select (Route: $"{verb.Name.ToUpperInvariant()} {path.Name}", Function: verb.Value.GetProperty("operationId").GetString()!)).ToDictionary(r => r.Route, r => r.Function);

    /// <summary>Routes that anybody may ask of the public app, those of a laptop left out, and all others, as verb and path.</summary>
    public static ILookup<bool, string> RoutesByPublic { get; } =
        (from line in File.ReadLines(Repository.PathOf("tests", "Access.Tests", "authorisation-matrix.md"))
         where line.StartsWith("| ", StringComparison.Ordinal) && line.Contains(" /", StringComparison.Ordinal) && !line.Contains("/api/dev/", StringComparison.Ordinal)
         let cells = line.Trim('|').Split('|', StringSplitOptions.TrimEntries)
         select (Route: cells[0], IsPublic: cells[1] == "public" && !InIntake.Contains(FunctionByRoute.GetValueOrDefault(cells[0], "")))).ToLookup(r => r.IsPublic, r => r.Route);

    /// <summary>Settings that keep an app from running what another runs.</summary>
    /// <param name="lists">Lists of functions.json.</param>
    public static Dictionary<string, string> Without(params string[] lists) =>
        lists.SelectMany(list => Functions.GetProperty(list).EnumerateArray()).ToDictionary(name => $"AzureWebJobs.{name}.Disabled", _ => "true");
}
