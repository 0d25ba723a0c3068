using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Operations;

namespace Pipeline.Functions.Configuration;

static class StorageServices
{
    /// <summary>The name of the setting, and of the triggers' connection: a connection string, or a section of service addresses.</summary>
    public const string Connection = "DataStorage";

    /// <summary>
    /// Adds the storage clients. Setting <c>DataStorage</c> is a connection string (on a laptop) or, where the app signs in as itself,
    /// <c>DataStorage__blobServiceUri</c> and <c>DataStorage__tableServiceUri</c>.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton<TokenCredential>(_ => new DefaultAzureCredential())
        .AddSingleton(provider => configuration[Connection] is { Length: > 0 } text
            ? new BlobServiceClient(text)
            : new BlobServiceClient(Address(configuration, "blobServiceUri"), provider.GetRequiredService<TokenCredential>()))
        .AddSingleton(provider => configuration[Connection] is { Length: > 0 } text
            ? new TableServiceClient(text)
            : new TableServiceClient(Address(configuration, "tableServiceUri"), provider.GetRequiredService<TokenCredential>()))
        .AddHostedService<StoragePreparation>()
        .AddSingleton<HealthChecks>();

    static Uri Address(IConfiguration configuration, string key) =>
        Uri.TryCreate(configuration[$"{Connection}:{key}"], UriKind.Absolute, out var address)
            ? address
            : throw new InvalidOperationException(
                $"Set {Connection} to a connection string, or {Connection}__{key} to the address of the storage service.");
}
