using System.Collections.Concurrent;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>
/// Storage accounts by the name of the setting that holds them. As in Azure the setting is a connection string, or a group with
/// <c>serviceUri</c>, <c>blobServiceUri</c> and <c>queueServiceUri</c> for an identity; <c>AzureWebJobs</c> may precede its name.
/// </summary>
sealed class StorageConnections(IConfiguration configuration)
{
    /// <summary>The account of the host itself and of triggers that name none.</summary>
    public const string HostSetting = "AzureWebJobsStorage";

    readonly ConcurrentDictionary<string, StorageAccount> _accounts = new(StringComparer.OrdinalIgnoreCase);

    public StorageAccount Host => Get(null);

    /// <exception cref="InvalidOperationException">The setting is missing or does not name an account.</exception>
    public StorageAccount Get(string? name) => _accounts.GetOrAdd(string.IsNullOrEmpty(name) ? HostSetting : name, Open);

    StorageAccount Open(string name)
    {
        var setting = new[] { $"AzureWebJobs{name}", name, $"ConnectionStrings:{name}" }
            .Select(configuration.GetSection).FirstOrDefault(s => s.Exists())
            ?? throw new InvalidOperationException($"The setting '{name}' is missing: it names the storage account that triggers use.");
        try
        {
            return setting.Value is { } text ? WithKey(text) : WithIdentity(setting);
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException)
        {
            throw new InvalidOperationException($"The setting '{name}' is not a storage connection: {problem.Message}.");
        }
    }

    static StorageAccount WithKey(string text)
    {
        var parts = ConnectionString.Parse(text);
        var signing = parts.Key is null ? null : new SharedKeyPolicy(parts.Account, parts.Key);
        return new(new(text, Options()), new(parts.QueueEndpoint, parts.Sas, signing));
    }

    static StorageAccount WithIdentity(IConfigurationSection setting)
    {
        var credential = new DefaultAzureCredential();
        return new(
            new BlobServiceClient(Endpoint(setting, "blob"), credential, Options()),
            new(Endpoint(setting, "queue"), null, new BearerTokenAuthenticationPolicy(credential, "https://storage.azure.com/.default")));
    }

    static Uri Endpoint(IConfigurationSection setting, string service) =>
        new((setting[$"{service}ServiceUri"] ?? setting["serviceUri"]?.Replace(".blob.", $".{service}.", StringComparison.Ordinal)
            ?? throw new FormatException($"it has neither a value nor {service}ServiceUri")).TrimEnd('/'));

    static BlobClientOptions Options()
    {
        var options = new BlobClientOptions();
        StorageRetry.Apply(options);
        return options;
    }
}
