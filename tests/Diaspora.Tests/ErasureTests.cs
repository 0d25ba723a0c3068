using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Pipeline.Lake;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Diaspora.Tests;

/// <summary>An expert who was delivered by an agency, in a mission here, and then erased on the person's request.</summary>
public sealed class ErasureTests
{
    // The key of tests, under which the host makes pseudonyms.
    static readonly PseudonymKeys Keys = new(new Dictionary<string, string> { ["test"] = Convert.ToBase64String([.. Enumerable.Range(0, 32).Select(i => (byte)i)]) }, "test");

    static readonly DateOnly Today = RwandaTime.DayOf(DateTimeOffset.UtcNow);

    [Fact]
    public async Task An_expert_who_was_delivered_is_nowhere_after_erasure_and_the_mission_names_nobody()
    {
        var storage = (await AzuriteAccount.TakeAsync()).ConnectionString;
        await using var host = await FunctionsHost.StartAsync(storage, settings: new Dictionary<string, string> { ["Protection__WorkSchedule"] = "* * * * * *" });
        var (blobs, tables) = (new BlobServiceClient(storage), new TableServiceClient(storage));
        var (manager, certifier) = (await host.SignInAsync("DiasporaManager"), await host.SignInAsync("AgencyCertifier", "minaffet"));
        var sample = Repository.PathOf("protocols", "minaffet", "diaspora-experts", "samples", "2026-Q3", "clean.csv");
        await blobs.GetBlobContainerClient(Containers.Drops).GetBlobClient("minaffet/diaspora-experts/2026-Q3/experts.csv").UploadAsync(sample);
        await Eventually.IsTrueAsync(async () =>
        {
            await foreach (var _ in tables.GetTableClient("current").QueryAsync<TableEntity>("PartitionKey eq 'diaspora-experts'")) return true;
            return false;
        }, () => host.Log);

        var number = (await File.ReadAllLinesAsync(sample)).Skip(1).First().Split(',')[0];
        var key = Keys.Current.Pseudonym("person", Encoding.UTF8.GetBytes(number));
        var mission = new Mission("HM-1", "FR-1", key, "KAB", "onsite", MissionStatus.Accepted, Today, Today, Today.AddDays(10), Today.AddDays(30), 20);
        await new DiasporaRows(tables, TimeProvider.System).WriteAsync<Mission>(Kept.Missions, mission.Id, _ => (mission, Audit.AuditEntry.Of("test", DiasporaEvent.Recorded, mission.Id)), default);
        Assert.Contains(await PlacesAsync(blobs, tables, key), place => place == "table diaspora");
        var before = await RunAsync(host, manager);

        var id = (await SendAsync(host, HttpMethod.Post, "api/subject-requests", new
        {
            kind = "Erase",
            receivedOn = $"{Today:yyyy-MM-dd}",
            identityCheck = "OnlineIdentity",
            identifiers = new[] { new { domain = "person", value = number } },
        }, certifier)).GetProperty("id").GetString();
        await WaitAsync("\"awaitsDecision\":true");
        await SendAsync(host, HttpMethod.Post, $"api/subject-requests/{id}/decision", new { grant = true, reason = "AsRequested" }, certifier);
        await WaitAsync("\"Answered\"");

        var after = await RunAsync(host, manager);
        Assert.Equal(before - 1, after);
        // The work on the request itself has the pseudonym until it is forgotten, some time after the answer.
        Assert.All(await PlacesAsync(blobs, tables, key), place => Assert.StartsWith($"{Containers.SubjectWork}/", place, StringComparison.Ordinal));
        Assert.Empty(await PlacesAsync(blobs, tables, number));
        var missions = await SendAsync(host, HttpMethod.Get, "api/diaspora/missions", null, manager);
        Assert.Contains("\"Cancelled\"", $"{missions}", StringComparison.Ordinal);

        Task WaitAsync(string state) => Eventually.IsTrueAsync(async () =>
            $"{await SendAsync(host, HttpMethod.Get, $"api/subject-requests/{id}", null, certifier)}".Replace(" ", "", StringComparison.Ordinal).Contains(state, StringComparison.OrdinalIgnoreCase), () => host.Log);
    }

    /// <returns>How many experts a run saw.</returns>
    static async Task<int> RunAsync(FunctionsHost host, AuthenticationHeaderValue manager) =>
        (await SendAsync(host, HttpMethod.Post, "api/diaspora/matching-runs", null, manager)).GetProperty("result").GetProperty("experts").GetInt32();

    static async Task<JsonElement> SendAsync(FunctionsHost host, HttpMethod method, string path, object? body, AuthenticationHeaderValue by)
    {
        using var message = new HttpRequestMessage(method, path) { Headers = { Authorization = by }, Content = body is null ? null : JsonContent.Create(body) };
        using var answer = await host.Http.SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{method} {path}: {answer.StatusCode} {text}");
        return JsonElement.Parse(text);
    }

    /// <summary>Where a text stands, files of any container and rows of any table.</summary>
    static async Task<List<string>> PlacesAsync(BlobServiceClient blobs, TableServiceClient tables, string text)
    {
        var places = new List<string>();
        await foreach (var container in blobs.GetBlobContainersAsync())
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync())
                if (Encoding.UTF8.GetString((await blobs.GetBlobContainerClient(container.Name).GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content).Contains(text, StringComparison.Ordinal))
                    places.Add($"{container.Name}/{blob.Name}");
        await foreach (var table in tables.QueryAsync())
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
                if (row.Any(column => $"{column.Value}".Contains(text, StringComparison.Ordinal))) places.Add($"table {table.Name}");
        return places;
    }
}
