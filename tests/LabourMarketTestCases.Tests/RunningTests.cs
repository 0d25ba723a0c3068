using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Azure.Storage.Blobs;
using Pipeline.Indicators;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.LabourMarketTestCases.Tests;

/// <summary>The running functions with a list of occupations and a release of pay, and the application that the worked cases are small changes of.</summary>
public sealed class RunningTests : IAsyncLifetime
{
    /// <summary>Of the tests that share the running functions: a host is started once for all.</summary>
    public const string Collection = "running labour market tests";

    const string Base = "api/labour-market-tests";

    static readonly string[] AllFields = ["description", "employer", "pay", "location", "hours"];

    AzuriteAccount _azurite = null!;

    public FunctionsHost Host { get; private set; } = null!;

    public AuthenticationHeaderValue Officer { get; private set; } = null!;

    public AuthenticationHeaderValue OtherOfficer { get; private set; } = null!;

    public AuthenticationHeaderValue Approver { get; private set; } = null!;

    public string Storage => _azurite.ConnectionString;

    /// <summary>Filed 2025-06-20 for ISCO 2512 by a citizen of India, 28 days of advert, a wage above the floor of the minor group, and no understudy.</summary>
    public static Application Golden(string id) => new(id, new(2025, 6, 20), true, ["IND"], null, null, new(true, 40, 4, 1, 0.05m, false),
        new("2512", "J", "Kigali", 1, 900_000m, "RWF", 40, new(2025, 8, 1), new(2027, 7, 31), "NONE", false, 1),
        [new("PublicEmploymentService", new(2025, 5, 1), new(2025, 5, 28), null, true, AllFields), new("OnlinePlatform", new(2025, 5, 1), new(2025, 5, 20), null, true, AllFields)],
        [new(true, true, false, true, true, false, "EXPERIENCE")], new(0));

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteAccount.TakeAsync();
        Host = await FunctionsHost.StartAsync(_azurite.ConnectionString);
        Officer = await Host.SignInAsync("LabourOfficer", "mifotra");
        OtherOfficer = await Host.SignInAsync("LabourOfficer", "dgie");
        Approver = await Host.SignInAsync("CoordinationApprover");
        await PublishListAsync("2013-04-04", "isco08,since,legal_ref\n2221,2013-04-04,line 1\n");
        await PublishListAsync("2025-06-21", "isco08,since,legal_ref\n2221,2013-04-04,line 1\n2512,2025-06-21,line 2\n");
        await PublishPayAsync("run-1");
    }

    public async Task DisposeAsync()
    {
        await Host.DisposeAsync();
    }

    public async Task<(int Status, JsonElement Body)> SendAsync(string verb, string path, object? body = null, AuthenticationHeaderValue? by = null)
    {
        using var answer = await AskAsync(verb, path, body is null ? null : new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json"), by ?? Officer);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, JsonElement.Parse(text.Length == 0 ? "null" : text));
    }

    public async Task<HttpResponseMessage> AskAsync(string verb, string path, HttpContent? content, AuthenticationHeaderValue? by, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(verb), $"{Base}{path}") { Content = content, Headers = { Authorization = by } };
        foreach (var (name, value) in headers) request.Headers.Add(name, value);
        return await Host.Http.SendAsync(request);
    }

    public async Task<(int Status, JsonElement Case)> LodgeAsync(Application application)
    {
        using var answer = await AskAsync("POST", "", new StringContent(Encoding.UTF8.GetString(ApplicationJson.Write(application)), Encoding.UTF8, "application/json"), Officer);
        return ((int)answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync()));
    }

    /// <summary>What is recommended on a new application, and why.</summary>
    public async Task<(string Outcome, string[] Reasons)> OutcomeAsync(Application application)
    {
        var (status, found) = await LodgeAsync(application);
        Assert.Equal(201, status);
        return (Text(found, "recommendation.recommendation"), [.. found.GetProperty("recommendation").GetProperty("reasons").EnumerateArray().Select(r => $"{r}")]);
    }

    /// <summary>The golden application with something changed.</summary>
    public static Application With(string id, Func<Application, Application> change) => change(Golden(id));

    /// <summary>A value by the names on the way to it; whatever stands there instead is told when one is missing.</summary>
    public static string Text(JsonElement of, string path) =>
        $"{path.Split('.').Aggregate(of, (e, name) => e.TryGetProperty(name, out var next) ? next : throw new Xunit.Sdk.XunitException($"There is no {path} in {of}"))}";

    /// <summary>Delivers a register of employers, and waits until its rows are in the lake.</summary>
    public async Task DeliverEmployersAsync(string csv)
    {
        const string Path = "rssb/employers/2026-10/employers.csv";
        var uploaded = await new BlobServiceClient(Storage).GetBlobContainerClient(Containers.Drops).GetBlobClient(Path).UploadAsync(new BinaryData(csv), overwrite: true);
        var id = SubmissionId.For(AgencyId.Parse("rssb"), Path, uploaded.Value.ETag.ToString());
        await Eventually.IsTrueAsync(async () =>
        {
            using var answer = await Host.Http.GetAsync(new Uri($"api/submissions/{id}", UriKind.Relative));
            return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync()).Contains("\"Accepted", StringComparison.Ordinal);
        }, () => Host.Log);
    }

    async Task PublishListAsync(string from, string csv)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/occupations-in-demand/versions/import?validFrom={from}&instrument=Instructions&reference=N{from}")
        {
            Content = new StringContent(csv, Encoding.UTF8, "text/csv"),
            Headers = { Authorization = Approver },
        };
        using var answer = await Host.Http.SendAsync(request);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Puts a run as the nightly one does: 12 observations of the unit group, 41 of its minor group.</summary>
    public async Task PublishPayAsync(string run, double minor = 850_000)
    {
        static CellEstimate Cell(int level, string code, double value, int n, string measure = Measures.PayrollMedianGross) => new("2025-05", level, code, measure, value, n, null, 0, 0, null, Quality.Ok);
        CellEstimate[] cells =
        [
            Cell(0, CellEstimate.Total, 250_000, 9000), Cell(4, "2512", 990_000, 12), Cell(3, "251", minor, 41), Cell(2, "25", 800_000, 90), Cell(1, "2", 500_000, 400),
            Cell(1, "7", 120_000, 300), Cell(1, "1", 600_000, 300), Cell(3, "251", 120, 60, Measures.VacancyStock), Cell(3, "251", 480, 70, Measures.Unemployed),
        ];
        var container = new BlobServiceClient(Storage).GetBlobContainerClient(Containers.Indicators);
        using var file = new MemoryStream();
        await CellEstimateTable.WriteAsync(file, run, cells, default);
        file.Position = 0;
        await container.GetBlobClient(IndicatorBlobs.Cells(run)).UploadAsync(file, overwrite: true);
        await container.GetBlobClient(IndicatorBlobs.Current).UploadAsync(new BinaryData(new CurrentRun(run, DateTimeOffset.UtcNow, ["nisr/labour-force-survey", "dgie/work-permits", "rssb/payroll", "mifotra/vacancies"]).ToJson()), overwrite: true);
    }
}

[CollectionDefinition(RunningTests.Collection)]
public sealed class SharedRunning : ICollectionFixture<RunningTests>;
