using System.Net;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Deployment.Tests;

/// <summary>
/// The two apps as the templates set them, on one storage: the one that takes drops makes something to read, and the public one reads with nothing but signatures
/// for what was released.
/// </summary>
public sealed class TwoApps : IAsyncLifetime
{
    static readonly string[] Readable = [Containers.Statistics, Containers.Indicators, Containers.OccupationsInDemand, Containers.Agreements];
    static readonly string[] ReadableTables = ["agreements", "occupationsindemand"];

    FunctionsHost _public = null!;
    FunctionsHost _intake = null!;

    public AzuriteServer Azurite { get; private set; } = null!;

    /// <summary>What the intake app answered, when asked for a figure that the public app serves.</summary>
    public HttpStatusCode IntakeOnReleases { get; private set; }

    public FunctionsHost Intake => _intake;

    public HttpClient Public => _public.Http;

    public string Log => _public.Log;

    /// <summary>All that the public app was given, by container and table.</summary>
    public IReadOnlyDictionary<string, string> ContainerSignatures { get; private set; } = null!;

    public IReadOnlyDictionary<string, string> TableSignatures { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Azurite = await AzuriteServer.StartNewAsync();
        await PublishAsync();
        var blobs = new BlobServiceClient(Azurite.ConnectionString);
        // The intake has made what its branch of the product knows; the template makes all.
        foreach (var name in Readable) await blobs.GetBlobContainerClient(name).CreateIfNotExistsAsync();
        ContainerSignatures = Readable.ToDictionary(c => c, c => Signatures.ToReadContainer(Azurite.ConnectionString, c));
        TableSignatures = ReadableTables.ToDictionary(t => t, t => Signatures.ToReadTable(Azurite.ConnectionString, t));
        _public = await FunctionsHost.StartAsync("", settings: PublicSettings());
    }

    public async Task DisposeAsync()
    {
        if (_public is not null) await _public.DisposeAsync();
        if (_intake is not null) await _intake.DisposeAsync();
        await Azurite.DisposeAsync();
    }

    /// <summary>As <c>main.bicep</c> sets them, and signatures in the place of an identity.</summary>
    public Dictionary<string, string> PublicSettings()
    {
        var settings = Parts.Without("intake", "laptop");
        settings["Deployment__Part"] = "public";
        settings["AZURE_FUNCTIONS_ENVIRONMENT"] = "Production";
        settings["Access__DevelopmentIssuer"] = "";
        settings["Access__Authority"] = "https://127.0.0.1:1/";
        settings["Access__Audience"] = "api://labour-migration";
        settings["Dashboard__Origins"] = "https://data.example.org";
        settings["Dashboard__Api"] = "https://intake.example.org";
        // It is given no account and no key.
        foreach (var none in (string[])["DataStorage", "AzureWebJobsStorage", "Pseudonyms__Keys__test", "Pseudonyms__Current", "Sensitive__Keys__test", "Sensitive__Current", "Rounding__Keys__test", "Rounding__Current", "DiasporaContacts__Keys__test", "DiasporaContacts__Current"]) settings[none] = "";
        settings["DataStorage__blobServiceUri"] = Azurite.BlobEndpoint.ToString();
        settings["DataStorage__tableServiceUri"] = Azurite.TableEndpoint.ToString();
        foreach (var (name, signature) in ContainerSignatures) settings[$"DataStorage__containerSignatures__{name}"] = signature;
        foreach (var (name, signature) in TableSignatures) settings[$"DataStorage__tableSignatures__{name}"] = signature;
        return settings;
    }

    /// <summary>The same on a storage that was made ready and that nothing was released on.</summary>
    public async Task<Dictionary<string, string>> PublicSettingsOnAsync(AzuriteServer azurite)
    {
        var settings = PublicSettings();
        settings["DataStorage__blobServiceUri"] = azurite.BlobEndpoint.ToString();
        settings["DataStorage__tableServiceUri"] = azurite.TableEndpoint.ToString();
        foreach (var name in Readable) await new BlobServiceClient(azurite.ConnectionString).CreateBlobContainerAsync(name);
        foreach (var name in ReadableTables) await new TableServiceClient(azurite.ConnectionString).CreateTableAsync(name);
        return settings;
    }

    async Task PublishAsync()
    {
        var settings = Parts.Without("public");
        settings["Deployment__Part"] = "intake";
        _intake = await FunctionsHost.StartAsync(Azurite.ConnectionString, settings: settings);
        await new BlobServiceClient(Azurite.ConnectionString).GetBlobContainerClient(Containers.Drops).GetBlobClient("dgie/work-permits/2026-10/permits.csv")
            .UploadAsync(new MemoryStream(Encoding.UTF8.GetBytes(Permits.File(1, 200))));
        await LogSaysAsync(_intake, "Executed ValidateDrop (");
        foreach (var timer in (string[])["RecomputeIndicators", "PublishStatistics"])
        {
            using var nightly = await _intake.Http.PostAsync(new Uri($"admin/functions/{timer}", UriKind.Relative), new StringContent("{}", Encoding.UTF8, "application/json"));
            Assert.Equal(HttpStatusCode.Accepted, nightly.StatusCode);
            await LogSaysAsync(_intake, $"Executed {timer} (");
        }
        using var figures = await _intake.Http.GetAsync(new Uri("api/indicators/occupations", UriKind.Relative));
        IntakeOnReleases = figures.StatusCode;
    }

    static Task LogSaysAsync(FunctionsHost host, string text) =>
        Eventually.IsTrueAsync(() => Task.FromResult(host.Log.Contains(text, StringComparison.Ordinal)), () => host.Log);
}
