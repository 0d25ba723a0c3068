using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>The settings an app sees, lowest first: appsettings, local settings, environment variables, command line.</summary>
static class WorkerConfiguration
{
    static readonly string[] EnvironmentVariables = ["AZURE_FUNCTIONS_ENVIRONMENT", "ASPNETCORE_ENVIRONMENT", "DOTNET_ENVIRONMENT"];

    /// <summary>Development unless the machine says otherwise, as under 'func start'.</summary>
    public static string EnvironmentName =>
        EnvironmentVariables.Select(Environment.GetEnvironmentVariable).FirstOrDefault(name => !string.IsNullOrEmpty(name))
        ?? "Development";

    public static void AddWorkerSources(
        this IConfigurationBuilder configuration, LocalSettings localSettings, string environmentName, string[] args) =>
        configuration
            .AddJsonFile("appsettings.json", optional: true, reloadOnChange: false)
            .AddJsonFile($"appsettings.{environmentName}.json", optional: true, reloadOnChange: false)
            .AddInMemoryCollection(localSettings.Values)
            .AddEnvironmentVariables("ASPNETCORE_")
            .AddEnvironmentVariables()
            .AddCommandLine(args);
}
