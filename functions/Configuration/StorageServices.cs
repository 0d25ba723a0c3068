using Azure.Core;
using Azure.Data.Tables;
using Azure.Identity;
using Azure.Storage.Blobs;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Pipeline.Functions.Deployment;
using Pipeline.Functions.Operations;

namespace Pipeline.Functions.Configuration;

static class StorageServices
{
    /// <summary>The name of the setting, and of the triggers' connection: a connection string, or a section of service addresses.</summary>
    public const string Connection = "DataStorage";

    /// <summary>
    /// Adds the storage clients. Setting <c>DataStorage</c> is a connection string (on a laptop) or, where the app signs in as itself,
    /// <c>DataStorage__blobServiceUri</c> and <c>DataStorage__tableServiceUri</c>. Storage that knows no identities is reached there with what was signed for one
    /// container or table each: <c>DataStorage__containerSignatures__{name}</c> and <c>DataStorage__tableSignatures__{name}</c>.
    /// </summary>
    public static IServiceCollection AddStorage(this IServiceCollection services, IConfiguration configuration)
    {
        // Where nothing is made at start, no storage client is either before a request needs one.
        if (services.Deployment().PreparesStorage) services.AddHostedService<StoragePreparation>();
        return services.AddClients(configuration)
            .AddSingleton<ReleasedContent>().AddSingleton<NightlyRuns>().AddSingleton<HealthChecks>().AddSingleton<Readiness>();
    }

    static IServiceCollection AddClients(this IServiceCollection services, IConfiguration configuration) => services
        .AddSingleton(TimeProvider.System)
        .AddSingleton<TokenCredential>(_ => new DefaultAzureCredential())
        .AddSingleton(provider => configuration[Connection] is { Length: > 0 } text
            ? new BlobServiceClient(text)
            : Blobs(configuration, Address(configuration, "blobServiceUri"), provider))
        .AddSingleton(provider => configuration[Connection] is { Length: > 0 } text
            ? new TableServiceClient(text)
            : Tables(configuration, Address(configuration, "tableServiceUri"), provider));

    static BlobServiceClient Blobs(IConfiguration configuration, Uri address, IServiceProvider services)
    {
        if (SharedAccess.Read(configuration, "containerSignatures", address) is not { } signatures)
            return new(address, services.GetRequiredService<TokenCredential>());
        var options = new BlobClientOptions();
        options.AddPolicy(signatures, HttpPipelinePosition.PerCall);
        return new(address, options);
    }

    static TableServiceClient Tables(IConfiguration configuration, Uri address, IServiceProvider services)
    {
        if (SharedAccess.Read(configuration, "tableSignatures", address) is not { } signatures)
            return new(address, services.GetRequiredService<TokenCredential>());
        var options = new TableClientOptions();
        options.AddPolicy(signatures, HttpPipelinePosition.PerCall);
        return new(address, options);
    }

    static Uri Address(IConfiguration configuration, string key) =>
        Uri.TryCreate(configuration[$"{Connection}:{key}"], UriKind.Absolute, out var address)
            ? address
            : throw new InvalidOperationException(
                $"Set {Connection} to a connection string, or {Connection}__{key} to the address of the storage service.");
}
