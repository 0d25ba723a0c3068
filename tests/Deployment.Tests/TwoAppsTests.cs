using System.Diagnostics;
using System.Net;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Deployment.Tests;

/// <summary>One package, two apps: who asks the public one gets everything that is public, and cannot be given anything else.</summary>
public sealed class TwoAppsTests(TwoApps apps) : IClassFixture<TwoApps>
{
    static readonly string[] OfTheDashboard = ["GET /", "GET /dashboard/{path}", "GET /dashboard/config.json", "OPTIONS /api/{path}"];

    [Fact]
    public async Task Everything_public_is_served_with_leave_to_read_releases_only()
    {
        var routes = Parts.RoutesByPublic[true].ToArray();

        Assert.True(routes.Length >= 8, $"The matrix has {routes.Length} public routes.");
        foreach (var route in routes.Except(OfTheDashboard))
        {
            var (status, text, type) = await AskAsync(route);
            // A version that nobody published is not found, and that is said by the function itself.
            if (route.Contains('{', StringComparison.Ordinal)) Assert.True(status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest && type == "application/problem+json", $"{route}: {status} {text}\n{apps.Log}");
            // One that must be told what to compare asks for it.
            else Assert.True(status == HttpStatusCode.OK || (status == HttpStatusCode.BadRequest && text.Contains("Expected: ", StringComparison.Ordinal)), $"{route}: {status} {text}\n{apps.Log}");
        }
        var figures = JsonDocument.Parse((await AskAsync("GET /api/indicators/occupations")).Text).RootElement;
        Assert.NotEmpty(figures.EnumerateObject());
    }

    [Fact]
    public async Task The_dashboard_is_served_there_and_told_what_it_may_ask_elsewhere()
    {
        foreach (var address in OfTheDashboard[..2]) Assert.Equal((HttpStatusCode.OK, "text/html"), await StatusAndTypeAsync(address));
        var (_, told, _) = await AskAsync(OfTheDashboard[2]);
        Assert.Equal("https://intake.example.org", JsonDocument.Parse(told).RootElement.GetProperty("api").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await AskAsync(OfTheDashboard[3])).Status);

        async Task<(HttpStatusCode, string?)> StatusAndTypeAsync(string address)
        {
            var (status, _, type) = await AskAsync(address);
            return (status, type);
        }
    }

    [Fact]
    public async Task Nothing_else_is_there_to_be_asked()
    {
        foreach (var route in Parts.RoutesByPublic[false])
        {
            var (status, text, _) = await AskAsync(route);
            Assert.True(status == HttpStatusCode.NotFound && text == "", $"{route}: {status} {text}");
        }
        Assert.Equal(HttpStatusCode.NotFound, apps.IntakeOnReleases);
    }

    [Fact]
    public async Task The_lake_and_all_else_that_is_not_released_answers_403_to_what_the_app_holds()
    {
        foreach (var container in (string[])[Containers.Lake, Containers.Drops, Containers.Sensitive, Containers.Archive, Containers.Receipts, Containers.StatisticsWork, Containers.IndicatorWork])
            foreach (var signature in apps.ContainerSignatures.Values)
                Assert.Equal(403, await StatusAsync(async () => await Container(container, signature).GetBlobsAsync().GetAsyncEnumerator().MoveNextAsync()));
        // There is something to be had, and its name is known.
        var file = new BlobServiceClient(apps.Azurite.ConnectionString).GetBlobContainerClient(Containers.Lake).GetBlobs().First().Name;
        Assert.Equal(403, await StatusAsync(() => Container(Containers.Lake, apps.ContainerSignatures[Containers.Indicators]).GetBlobClient(file).DownloadContentAsync()));
        using var http = new HttpClient();
        foreach (var signature in apps.TableSignatures.Values)
            Assert.Equal(HttpStatusCode.Forbidden, (await http.GetAsync(new Uri($"{apps.Azurite.TableEndpoint}/submissions()?{signature}"))).StatusCode);
    }

    [Fact]
    public async Task What_was_released_cannot_be_altered_by_the_app_that_serves_it()
    {
        var indicators = Container(Containers.Indicators, apps.ContainerSignatures[Containers.Indicators]);

        Assert.True(await indicators.GetBlobClient("current.json").ExistsAsync());
        Assert.Equal(403, await StatusAsync(() => indicators.GetBlobClient("current.json").UploadAsync(BinaryData.FromString("{}"), overwrite: true)));
        Assert.Equal(403, await StatusAsync(() => indicators.GetBlobClient("current.json").DeleteAsync()));
    }

    [Fact]
    public async Task A_public_app_that_could_read_the_lake_is_not_ready()
    {
        Assert.Equal(HttpStatusCode.OK, (await AskAsync("GET /api/health/ready")).Status);
        var settings = apps.PublicSettings();
        settings[$"DataStorage__containerSignatures__{Containers.Lake}"] = Signatures.ToReadContainer(apps.Azurite.ConnectionString, Containers.Lake);

        await using var host = await FunctionsHost.StartAsync("", settings: settings);
        using var answer = await host.Http.GetAsync(new Uri("api/health/ready", UriKind.Relative));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
    }

    [Fact]
    public async Task A_public_app_says_since_when_its_release_is_current_and_that_there_is_none()
    {
        var released = JsonDocument.Parse((await AskAsync("GET /api/health/ready")).Text).RootElement.GetProperty("released");
        Assert.All((string[])["statistics", "indicators"], what => Assert.InRange(released.GetProperty(what).GetDateTimeOffset(), DateTimeOffset.UtcNow.AddHours(-1), DateTimeOffset.UtcNow.AddHours(1)));

        await using var nothing = await AzuriteServer.StartNewAsync();
        await using var host = await FunctionsHost.StartAsync("", settings: await apps.PublicSettingsOnAsync(nothing));
        using var answer = await host.Http.GetAsync(new Uri("api/health/ready", UriKind.Relative));
        Assert.Equal((HttpStatusCode.OK, """{"ready":true,"released":{"statistics":null,"indicators":null}}"""), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));

        await nothing.StopAsync();
        await Eventually.IsTrueAsync(async () =>
        {
            using var ready = await host.Http.GetAsync(new Uri("api/health/ready", UriKind.Relative));
            return ready.StatusCode == HttpStatusCode.ServiceUnavailable;
        }, () => host.Log);
    }

    [Fact]
    public async Task The_smoke_test_of_a_delivery_walks_the_whole_way()
    {
        var token = (await apps.Intake.SignInAsync("AgencySubmitter", "dgie")).Parameter!;
        var outputs = Path.GetTempFileName();
        await File.WriteAllTextAsync(outputs, JsonSerializer.Serialize(new
        {
            intakeAddress = new { value = apps.Intake.Http.BaseAddress!.ToString().TrimEnd('/') },
            publicAddress = new { value = apps.Public.BaseAddress!.ToString().TrimEnd('/') },
        }));

        var start = new ProcessStartInfo(Repository.PathOf("infra", "delivery", "smoke"), [outputs]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["SMOKE_TOKEN"] = token;
        using var smoke = Process.Start(start)!;
        var (said, wrong) = (smoke.StandardOutput.ReadToEndAsync(), smoke.StandardError.ReadToEndAsync());
        await smoke.WaitForExitAsync();
        File.Delete(outputs);

        Assert.True(smoke.ExitCode == 0, $"{await said}{await wrong}");
        Assert.Contains("Both apps are well.", await said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_engine_finds_in_the_lake_what_the_public_app_tells()
    {
        var folder = Directory.CreateTempSubdirectory("lake-").FullName;
        var lake = new BlobServiceClient(apps.Azurite.ConnectionString).GetBlobContainerClient(Containers.Lake);
        await foreach (var file in lake.GetBlobsAsync(BlobTraits.None, BlobStates.None, "dataset=work-permits/", CancellationToken.None))
        {
            var path = Path.Combine([folder, .. file.Name.Split('/')]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await lake.GetBlobClient(file.Name).DownloadToAsync(path);
        }
        var told = JsonDocument.Parse((await AskAsync("GET /api/indicators/occupations")).Text).RootElement.GetProperty("occupations").EnumerateArray()
            .Where(o => o.GetProperty("measure").GetString() == "permit_stock" && o.GetProperty("value").ValueKind == JsonValueKind.Number)
            .Select(o => $"{o.GetProperty("isco08").GetString()}\t{o.GetProperty("value").GetDouble():0}").ToArray();

        var start = new ProcessStartInfo("node", [Repository.PathOf("infra", "lake", "run.mjs"), folder]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var engine = Process.Start(start)!;
        var (found, wrong) = (engine.StandardOutput.ReadToEndAsync(), engine.StandardError.ReadToEndAsync());
        await engine.WaitForExitAsync();
        Directory.Delete(folder, recursive: true);

        Assert.True(engine.ExitCode == 0, await wrong);
        Assert.Equal(["2\t200"], told);
        Assert.Equal(told, (await found).Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    BlobContainerClient Container(string name, string signature) =>
        new(new Uri($"{apps.Azurite.BlobEndpoint}/{name}?{signature}"), new BlobClientOptions { Retry = { MaxRetries = 0 } });

    static async Task<int> StatusAsync<T>(Func<Task<T>> ask)
    {
        var refused = await Assert.ThrowsAsync<RequestFailedException>(async () => await ask());
        return refused.Status;
    }

    async Task<(HttpStatusCode Status, string Text, string? Type)> AskAsync(string route)
    {
        var parts = route.Split(' ');
        var path = parts[1].Replace("{version}", "2030-01-01-0123456789ab", StringComparison.Ordinal);
        using var request = new HttpRequestMessage(new HttpMethod(parts[0]), new Uri(path.TrimStart('/').Replace("{", "", StringComparison.Ordinal).Replace("}", "", StringComparison.Ordinal), UriKind.Relative));
        using var answer = await apps.Public.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer.Content.Headers.ContentType?.MediaType);
    }
}
