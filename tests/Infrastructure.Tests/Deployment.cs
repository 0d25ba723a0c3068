using System.Text.Json.Nodes;

namespace Pipeline.Infrastructure.Tests;

/// <summary>What a file of parameters would deploy, resource by resource. Values that only Azure knows stand in it as expressions in brackets.</summary>
sealed class Deployment(JsonNode snapshot)
{
    const string Blob = "Microsoft.Storage/storageAccounts/blobServices/containers";
    const string Table = "Microsoft.Storage/storageAccounts/tableServices/tables";
    const string Queue = "Microsoft.Storage/storageAccounts/queueServices/queues";
    const string Role = "Microsoft.Authorization/roleAssignments";
    const string Settings = "Microsoft.Web/sites/config";

    public JsonArray Resources => snapshot["predictedResources"]!.AsArray();

    public IEnumerable<JsonNode> OfType(string type) => Resources.Where(r => (string?)r!["type"] == type)!;

    /// <summary>Names of the containers of the data account; those that hold packages are the apps' own.</summary>
    public IReadOnlySet<string> Containers => Names(Blob).Where(n => n != "packages").ToHashSet();

    public IReadOnlySet<string> Tables => Names(Table).ToHashSet();

    public IReadOnlySet<string> Queues => Names(Queue).ToHashSet();

    /// <summary>Settings of an app, by name.</summary>
    /// <param name="app">intake or public.</param>
    public JsonObject SettingsOf(string app) =>
        OfType(Settings).Single(r => ((string)r["name"]!).EndsWith($"-{app}/appsettings", StringComparison.Ordinal))["properties"]!.AsObject();

    /// <summary>Functions of the package that an app does not run.</summary>
    public IReadOnlySet<string> DisabledIn(string app) =>
        SettingsOf(app).Where(s => s.Key.StartsWith("AzureWebJobs.", StringComparison.Ordinal) && s.Key.EndsWith(".Disabled", StringComparison.Ordinal) && (string?)s.Value == "true")
            .Select(s => s.Key.Split('.')[1]).ToHashSet();

    /// <summary>What an app's identity may do: its role and the last name of what it may do it with, as <c>container lake</c>, <c>table current</c>, <c>account</c>, <c>vault</c>.</summary>
    public IReadOnlySet<(string Role, string On)> RightsOf(string app) =>
        (from assignment in OfType(Role)
         where assignment["properties"]!["principalId"]!.ToString().Contains($"-{app}'", StringComparison.Ordinal)
         let role = RoleNames[((string)assignment["properties"]!["roleDefinitionId"]!).Split('/')[^1]]
         select (role, On((string)assignment["id"]!, app))).ToHashSet();

    public static IReadOnlyDictionary<string, string> RoleNames { get; } = JsonNode.Parse(File.ReadAllText(Pipeline.Testing.Repository.PathOf("infra", "roles.json")))!
        .AsObject().ToDictionary(r => (string)r.Value!, r => r.Key);

    IEnumerable<string> Names(string type) => OfType(type).Select(r => ((string)r["name"]!).Split('/')[^1]);

    // The scope is the first argument of the expression that makes the id.
    static string On(string id, string app)
    {
        var scope = id.Split('\'')[1].Split('/');
        return scope switch
        {
            [.., "containers", var name] => $"container {name}",
            [.., "tables", var name] => $"table {name}",
            [.., "vaults", _] => "vault",
            [.., "components", _] => "insights",
            [.., "storageAccounts", var account] => account.StartsWith(app, StringComparison.Ordinal) ? "host storage" : "account",
            _ => id.Contains("Microsoft.Insights/components", StringComparison.Ordinal) ? "insights" : string.Join('/', scope),
        };
    }
}
