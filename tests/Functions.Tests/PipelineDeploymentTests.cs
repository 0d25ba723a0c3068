using Microsoft.Extensions.Configuration;
using Pipeline.Functions.Deployment;

namespace Pipeline.Functions.Tests;

/// <summary>An app that could do what its part must not does not start.</summary>
public class PipelineDeploymentTests
{
    [Fact]
    public void Everything_runs_where_nothing_is_said() => Assert.Equal(new(DeploymentPart.Whole, PreparesStorage: true), Read([]));

    [Fact]
    public void Storage_that_a_template_made_is_not_prepared() =>
        Assert.Equal(new(DeploymentPart.Intake, PreparesStorage: false), Read(new() { ["Deployment:Part"] = "intake", ["Storage:Prepare"] = "false" }));

    [Fact]
    public void A_part_that_does_not_exist_is_named() => Assert.Contains("'reading'", Refusal(new() { ["Deployment:Part"] = "reading" }), StringComparison.Ordinal);

    [Fact]
    public void The_public_app_runs_nothing_but_what_is_public()
    {
        var settings = PublicSettings();

        Assert.Equal(new(DeploymentPart.Public, PreparesStorage: false), Read(settings));
        foreach (var function in (string[])["ValidateDrop", "GetSubmission", "RecomputeIndicators"])
            Assert.Contains($"would run: {function}.", Refusal(new(settings.Where(s => s.Key != $"AzureWebJobs.{function}.Disabled"))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Pseudonyms")]
    [InlineData("Sensitive")]
    [InlineData("Rounding")]
    public void The_public_app_holds_no_key(string kind) =>
        Assert.Contains($"{kind}__Keys__", Refusal(new(PublicSettings()) { [$"{kind}:Keys:k1"] = "MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=" }), StringComparison.Ordinal);

    [Theory]
    [InlineData("AzureWebJobs.ReconcileDrops.Disabled", "true")]
    [InlineData("AzureWebJobs:ReconcileDrops:Disabled", "1")]
    public void Files_whose_event_is_lost_are_always_looked_for(string setting, string value) =>
        Assert.Contains("wait for ever", Refusal(new() { ["Deployment:Part"] = "intake", [setting] = value }), StringComparison.Ordinal);

    static Dictionary<string, string?> PublicSettings()
    {
        var settings = new Dictionary<string, string?> { ["Deployment:Part"] = "public" };
        var running = Refusal(settings).Split("would run: ")[1].Split(". Set")[0].Split(", ");
        Assert.Contains("CreateUploadTicket", running);
        foreach (var function in running) settings[$"AzureWebJobs.{function}.Disabled"] = "true";
        return settings;
    }

    static string Refusal(Dictionary<string, string?> settings) => Assert.Throws<InvalidOperationException>(() => Read(settings)).Message;

    static PipelineDeployment Read(Dictionary<string, string?> settings) =>
        PipelineDeployment.Read(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), typeof(PipelineDeployment).Assembly);
}
