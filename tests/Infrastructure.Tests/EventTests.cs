using System.Text.Json.Nodes;
using Pipeline.Testing;

namespace Pipeline.Infrastructure.Tests;

/// <summary>The intake app is told of every file in the inbox; what could not be told is kept, and people hear of it.</summary>
public class EventTests
{
    const string Key = "/providers/Microsoft.Web/sites/labmig-prod-intake/host/default'";
    const string OtherAddress = "The address is not that of the function of the inbox, with the key of its extension.";
    const string NowhereToKeep = "What could not be delivered goes to a container that is not there.";

    [Fact]
    public void What_is_subscribed_to_is_what_the_code_takes() => Assert.Empty(NotMet(Events()));

    [Theory]
    [InlineData("Microsoft.EventGrid/systemTopics/eventSubscriptions", "No subscription tells the app of files.")]
    [InlineData("Microsoft.Authorization/roleAssignments", "Event Grid may not write down what it could not deliver.")]
    [InlineData("Microsoft.Insights/metricAlerts", "Nobody hears of what could not be delivered.")]
    [InlineData("Microsoft.Insights/diagnosticSettings", "Why something could not be delivered stands nowhere.")]
    public void What_is_forgotten_is_named(string type, string said)
    {
        var events = Events();
        foreach (var resource in events.OfType(type).ToArray()) events.Resources.Remove(resource);

        Assert.Contains(said, NotMet(events));
    }

    [Theory]
    [InlineData("containers/drops/", "containers/lake/", "The subscription is not to the inbox.")]
    [InlineData("'ValidateDrop'", "'ValidateDrops'", OtherAddress)]
    [InlineData("systemKeys.blobs_extension", "functionKeys.default", OtherAddress)]
    [InlineData("blobContainerName: 'undelivered-events'", "blobContainerName: 'events'", NowhereToKeep)]
    public void What_is_written_otherwise_is_named(string text, string by, string said) => Assert.Contains(said, NotMet(Events(template =>
    {
        Assert.Contains(text, template, StringComparison.Ordinal);
        return template.Replace(text, by, StringComparison.Ordinal);
    })));

    /// <summary>The trigger says from which container and that Event Grid tells of it: without that the webhook's key is never made.</summary>
    [Fact]
    public void The_function_is_the_one_that_Event_Grid_feeds()
    {
        var code = File.ReadAllText(Repository.PathOf("functions", "Intake", "ValidateDrop.cs"));

        Assert.Contains("BlobTrigger(Containers.Drops + \"/{name}\", Source = BlobTriggerSource.EventGrid", code, StringComparison.Ordinal);
    }

    static List<string> NotMet(Deployment events)
    {
        var told = events.OfType("Microsoft.EventGrid/systemTopics/eventSubscriptions").Select(s => s["properties"]!).ToArray();
        var containers = new Deployment(JsonNode.Parse(Bicep.Snapshot("prod"))!).Containers;
        List<string> wrong = [];
        if (told.Length != 1) wrong.Add("No subscription tells the app of files.");
        foreach (var subscription in told)
        {
            var filter = subscription["filter"]!;
            var kept = (string?)subscription["deadLetterWithResourceIdentity"]?["deadLetterDestination"]?["properties"]?["blobContainerName"];
            if ((string?)filter["subjectBeginsWith"] != "/blobServices/default/containers/drops/blobs/"
                || (string?)filter["includedEventTypes"]![0] != "Microsoft.Storage.BlobCreated")
                wrong.Add("The subscription is not to the inbox.");
            var address = (string)subscription["destination"]!["properties"]!["endpointUrl"]!;
            if (!address.Contains("/runtime/webhooks/blobs?functionName=Host.Functions.{1}&code={2}'", StringComparison.Ordinal)
                || !address.Contains("'ValidateDrop'", StringComparison.Ordinal) || !address.Contains("listKeys(", StringComparison.Ordinal)
                || !address.Contains(Key, StringComparison.Ordinal) || !address.EndsWith(".systemKeys.blobs_extension)]", StringComparison.Ordinal))
                wrong.Add(OtherAddress);
            if (kept is null || !containers.Contains(kept)) wrong.Add(NowhereToKeep);
        }
        if (!events.OfType("Microsoft.Authorization/roleAssignments").Any(r => ((string)r["id"]!).Contains("/containers/undelivered-events/", StringComparison.Ordinal)
            && Deployment.RoleNames[((string)r["properties"]!["roleDefinitionId"]!).Split('/')[^1]] == "blobDataContributor"))
            wrong.Add("Event Grid may not write down what it could not deliver.");
        if (!events.OfType("Microsoft.Insights/metricAlerts").Any(a => a["properties"]!["actions"]!.AsArray().Count == 1))
            wrong.Add("Nobody hears of what could not be delivered.");
        if (!events.OfType("Microsoft.Insights/diagnosticSettings").Any(d => (string?)d["properties"]!["logs"]![0]!["category"] == "DeliveryFailures"))
            wrong.Add("Why something could not be delivered stands nowhere.");
        return wrong;
    }

    static Deployment Events(Func<string, string>? change = null) => new(JsonNode.Parse(Bicep.Snapshot("events", folder =>
    {
        var template = Path.Combine(folder, "events.bicep");
        if (change is not null) File.WriteAllText(template, change(File.ReadAllText(template)));
        File.WriteAllText(Path.Combine(folder, "parameters", "events.bicepparam"),
            """
            using '../events.bicep'
            param intakeName = 'labmig-prod-intake'
            param dataAccount = 'labmigprod'
            param location = 'southafricanorth'
            param peopleId = 'people'
            param workspaceId = 'workspace'
            """);
    }))!);
}
