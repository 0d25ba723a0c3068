using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using Pipeline.Testing;

namespace Pipeline.Benchmarks.Serving;

/// <summary>The app that serves the public, as it is deployed: published for one kind of machine, the public part with the functions that <c>infra/functions.json</c> gives it.</summary>
/// <param name="hasRuntime">Whether the package has the runtime inside, as that of the image has; that for Azure runs with the machine's.</param>
sealed class PublicApp(bool hasRuntime)
{
    string Folder { get; } = Repository.PathOf("artifacts", hasRuntime ? "package-with-runtime" : "package");

    /// <exception cref="InvalidOperationException">The app could not be published.</exception>
    public async Task PublishAsync()
    {
        using var publish = Process.Start(new ProcessStartInfo("dotnet",
        [
            "publish", Repository.PathOf("functions"), "-c", "Release", "-r", RuntimeInformation.RuntimeIdentifier, $"-p:WithRuntime={hasRuntime}", "-nologo", "-v", "quiet", "-o", Folder,
        ]))!;
        await publish.WaitForExitAsync();
        if (publish.ExitCode != 0) throw new InvalidOperationException("The app could not be published.");
    }

    public ProcessStartInfo Describe(Uri address, string storage)
    {
        var start = FunctionsHost.Describe(address, storage);
        if (hasRuntime)
        {
            start.FileName = Path.Combine(Folder, "Pipeline.Functions");
            start.ArgumentList.RemoveAt(0);
        }
        else
        {
            start.ArgumentList[0] = Path.Combine(Folder, "Pipeline.Functions.dll");
        }
        foreach (var name in start.Environment.Keys.Where(IsNotOfThePublicPart).ToList()) start.Environment.Remove(name);
        var functions = JsonElement.Parse(File.ReadAllText(Repository.PathOf("infra", "functions.json")));
        foreach (var function in functions.GetProperty("intake").EnumerateArray()) start.Environment[$"AzureWebJobs.{function.GetString()}.Disabled"] = "true";
        foreach (var (name, value) in new Dictionary<string, string>
        {
            ["Deployment__Part"] = "public",
            ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Production",
            ["Access__Authority"] = "https://identity.example.gov.rw/realms/migration",
            ["Access__Audience"] = "api://labour-migration",
            ["Statistics__RequestsPerMinute"] = "0",
        })
            start.Environment[name] = value;
        return start;
    }

    /// <summary>Keys, and what is for development: the issuer of tokens, and origins on this machine.</summary>
    static bool IsNotOfThePublicPart(string setting) =>
        setting.Contains("__Keys__", StringComparison.Ordinal) || setting.EndsWith("__Current", StringComparison.Ordinal) || setting is "Access__DevelopmentIssuer" or "Dashboard__Origins";
}
