using System.Reflection;
using Microsoft.Extensions.Configuration;
using Pipeline.Access;
using Pipeline.Functions.Operations;

namespace Pipeline.Functions.Deployment;

/// <summary>What of the package an app runs.</summary>
public enum DeploymentPart
{
    /// <summary>All of it: a laptop, tests, a small ministry.</summary>
    Whole,
    /// <summary>Takes drops, computes, serves those who signed in. Has the keys and may write.</summary>
    Intake,
    /// <summary>Serves what was released to anybody. Has no key, writes nothing and cannot read the lake.</summary>
    Public,
}

/// <summary>The part that this app is, from the settings <c>Deployment__Part</c> and <c>Storage__Prepare</c>; looked at once, before anything runs.</summary>
/// <param name="PreparesStorage">Whether containers and tables that are missing are made at start. Where a template makes them, the app may not.</param>
public sealed record PipelineDeployment(DeploymentPart Part, bool PreparesStorage)
{
    /// <summary>Whether this app is the one that anybody may ask and that holds nothing to protect.</summary>
    public bool IsPublic => Part == DeploymentPart.Public;

    /// <summary>Reads the settings and ends the start of an app that could do what its part must not, or would leave undone what nobody else does.</summary>
    /// <param name="program">The assembly whose functions are looked at.</param>
    /// <exception cref="InvalidOperationException">It may not start so; the message says what to change.</exception>
    public static PipelineDeployment Read(IConfiguration configuration, Assembly program)
    {
        var part = configuration["Deployment:Part"]?.ToLowerInvariant() switch
        {
            null or "" or "whole" => DeploymentPart.Whole,
            "intake" => DeploymentPart.Intake,
            "public" => DeploymentPart.Public,
            var text => throw new InvalidOperationException($"Deployment__Part is '{text}'; it must be whole, intake or public."),
        };
        if (part == DeploymentPart.Public) CheckPublic(configuration, program);
        else if (IsDisabled(configuration, nameof(ReconcileDrops)))
            throw new InvalidOperationException(
                $"AzureWebJobs.{nameof(ReconcileDrops)}.Disabled is set: files whose event is lost would wait for ever, and without Event Grid every file would. Take the setting away.");
        return new(part, part != DeploymentPart.Public && configuration.GetValue("Storage:Prepare", true));
    }

    static void CheckPublic(IConfiguration configuration, Assembly program)
    {
        foreach (var section in (string[])["Pseudonyms", "Sensitive", "Rounding", "DiasporaContacts"])
            if (configuration.GetSection($"{section}:Keys").GetChildren().Any(key => key.Value is { Length: > 0 }))
                throw new InvalidOperationException($"Deployment__Part is public and {section}__Keys__… is set: an app that anybody may ask holds no key. Take the setting away.");
        string[] running = [.. NotPublic(Enabled(configuration, program)).Order(StringComparer.Ordinal)];
        if (running.Length > 0)
            throw new InvalidOperationException(
                $"Deployment__Part is public and these functions would run: {string.Join(", ", running)}. Set AzureWebJobs.{running[0]}.Disabled to true, and so on.");
    }

    /// <summary>The functions that run here. The others are not even loaded.</summary>
    internal static IEnumerable<FunctionMethod> Enabled(IConfiguration configuration, Assembly program) => FunctionMethods.Of(program).Where(f => !IsDisabled(configuration, f.Name));

    static IEnumerable<string> NotPublic(IEnumerable<FunctionMethod> functions) => functions.Where(f => !f.Method.IsDefined(typeof(PublicAccessAttribute))).Select(f => f.Name);

    static bool IsDisabled(IConfiguration configuration, string function) =>
        (configuration[$"AzureWebJobs.{function}.Disabled"] ?? configuration[$"AzureWebJobs:{function}:Disabled"]) is "1" or "true" or "True";
}
