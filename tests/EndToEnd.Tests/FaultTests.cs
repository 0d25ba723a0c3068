using System.Net;
using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Pipeline.Intake.Ledger;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Two hosts, events that come twice, late or never, and hosts that leave drops in the middle: the books balance after each.</summary>
public sealed partial class FaultTests
{
    [Fact]
    public async Task Two_hosts_on_one_storage_give_each_drop_one_outcome_and_run_a_timer_once()
    {
        var settings = new Dictionary<string, string> { ["Intake__ReplaySchedule"] = "*/2 * * * * *" };
        await using var azurite = await AzuriteServer.StartNewAsync();
        var books = new Books(azurite);
        await using var first = await FunctionsHost.StartAsync(azurite.ConnectionString, settings: settings);
        await using var second = await FunctionsHost.StartAsync(azurite.ConnectionString, settings: settings);
        var ids = new List<SubmissionId>();
        for (var month = 1; month <= 10; month++) ids.Add(await books.UploadAsync($"dgie/work-permits/2020-{month:00}/a.csv", Permits.File(month * 5000, 2000)));
        await Task.Delay(1100);
        ids.Add(await books.UploadAsync("dgie/work-permits/2020-01/b.csv", Permits.File(5000, 1500)));
        ids.Add(await books.UploadAsync("dgie/work-permits/2020-02/again.csv", Permits.File(10_000, 2000)));

        await books.UntilDecidedAsync(ids.Count, () => first.Log + second.Log);

        await books.BalanceAsync(first, ids, 9 * 2000 + 1500);
        // Both had a part in it: else nothing was shown.
        Assert.All((string[])[first.Log, second.Log], log => Assert.Contains("Executed ValidateDrop", log, StringComparison.Ordinal));
        var runs = new[] { first, second }.Select(h => TimerRun().Count(h.Log)).ToList();
        Assert.Equal(0, runs.Min());
        Assert.InRange(runs.Max(), 1, 60);
    }

    [Fact]
    public async Task Events_that_come_twice_out_of_order_or_after_the_outcome_change_nothing()
    {
        // No event comes by itself: each is given by hand, as often and as late as the test likes.
        var settings = new Dictionary<string, string> { ["AzureWebJobs__ValidateDrop__Disabled"] = "true", ["Intake__UnreportedAfter"] = "00:00:00" };
        await using var azurite = await AzuriteServer.StartNewAsync();
        var books = new Books(azurite);
        await using var host = await FunctionsHost.StartAsync(azurite.ConnectionString, settings: settings);
        var older = await books.UploadAsync("dgie/work-permits/2021-01/a.csv", Permits.File(1, 400));
        await Task.Delay(1100);
        var newer = await books.UploadAsync("dgie/work-permits/2021-01/b.csv", Permits.File(1, 500));
        var other = await books.UploadAsync("dgie/work-permits/2021-02/c.csv", Permits.File(1000, 600));
        var unreported = await books.UploadAsync("dgie/work-permits/2021-03/d.csv", Permits.File(3000, 700));
        var poison = $$"""{"FunctionId": "Host.Functions.ValidateDrop", "BlobType": "BlockBlob", "ContainerName": "drops", "BlobName": "dgie/work-permits/2021-02/c.csv", "ETag": "{{await ETagAsync(azurite, "dgie/work-permits/2021-02/c.csv")}}"}""";

        for (var time = 0; time < 6; time++) await RunAsync(host, "ValidateDrop", "drops/dgie/work-permits/2021-01/b.csv");
        for (var time = 0; time < 6; time++) await RunAsync(host, "ValidateDrop", "drops/dgie/work-permits/2021-02/c.csv");
        await Eventually.IsTrueAsync(async () => (await books.RowsAsync()).Count(r => r.Outcome is not null) == 2, () => host.Log);
        // The older revision's event comes when the newer one is long decided.
        for (var time = 0; time < 3; time++) await RunAsync(host, "ValidateDrop", "drops/dgie/work-permits/2021-01/a.csv");
        for (var time = 0; time < 3; time++) await RunAsync(host, "RecordPoisonedDrop", poison);
        await Eventually.IsTrueAsync(async () => (await books.RowsAsync()).Count(r => r.Outcome is not null) == 3, () => host.Log);
        Assert.DoesNotContain(await books.RowsAsync(), r => r.RowKey == $"{unreported}");
        await RunAsync(host, "ReconcileDrops", "");
        await books.UntilDecidedAsync(4, () => host.Log);
        for (var time = 0; time < 3; time++) await RunAsync(host, "ValidateDrop", "drops/dgie/work-permits/2021-03/d.csv");
        await Eventually.IsTrueAsync(() => Task.FromResult(Executed().Count(host.Log) == 22), () => host.Log);

        await books.BalanceAsync(host, [older, newer, other, unreported], 500 + 600 + 700);
        var rows = (await books.RowsAsync()).ToDictionary(r => r.RowKey);
        Assert.Equal((nameof(Lifecycle.Superseded), nameof(Lifecycle.Validated)), (rows[$"{older}"].Lifecycle, rows[$"{newer}"].Lifecycle));
    }

    [Fact]
    public async Task A_drop_that_a_killed_host_left_and_no_event_brings_back_is_swept_up()
    {
        var silent = new Dictionary<string, string>
        {
            ["AzureWebJobs__ValidateDrop__Disabled"] = "true",
            ["AzureFunctionsJobHost__functionTimeout"] = "00:00:30",
            ["Intake__StuckAfter"] = "00:00:30",
        };
        await using var azurite = await AzuriteServer.StartNewAsync();
        var books = new Books(azurite);
        SubmissionId id;
        await using (var doomed = await FunctionsHost.StartAsync(azurite.ConnectionString, settings: new Dictionary<string, string> { ["AzureWebJobs__ValidateDrop__Disabled"] = "true" }))
        {
            id = await books.UploadAsync("dgie/work-permits/2021-01/a.csv", Permits.File(1, 60_000));
            await RunAsync(doomed, "ValidateDrop", "drops/dgie/work-permits/2021-01/a.csv");
            await Eventually.IsTrueAsync(async () => (await books.RowsAsync()).Any(r => r.Attempts > 0), () => doomed.Log);
            await doomed.KillAsync();
        }
        Assert.Null(Assert.Single(await books.RowsAsync()).Outcome);
        await using var host = await FunctionsHost.StartAsync(azurite.ConnectionString, settings: silent);
        var since = Assert.Single(await books.RowsAsync()).ChangedAt;
        await Eventually.IsTrueAsync(() => Task.FromResult(DateTimeOffset.UtcNow - since > TimeSpan.FromSeconds(30.1)), () => host.Log);

        await RunAsync(host, "SweepStuck", "");

        await books.UntilDecidedAsync(1, () => host.Log);
        await books.BalanceAsync(host, [id], 60_000);
        Assert.Equal(2, Assert.Single(await books.RowsAsync()).Attempts);
        await Eventually.IsTrueAsync(() => Task.FromResult(host.Log.Contains("Silent submissions: 1 found, 1 taken again", StringComparison.Ordinal)), () => host.Log);
    }

    [Fact]
    public async Task A_dataset_replay_that_a_killed_host_left_is_gone_on_with_by_the_next()
    {
        await using var azurite = await AzuriteServer.StartNewAsync();
        var books = new Books(azurite);
        var ids = new List<SubmissionId>();
        string address;
        await using (var doomed = await FunctionsHost.StartAsync(azurite.ConnectionString))
        {
            for (var month = 1; month <= 6; month++) ids.Add(await books.UploadAsync($"dgie/work-permits/2020-{month:00}/a.csv", Permits.File(month * 5000, 2000)));
            await books.UntilDecidedAsync(6, () => doomed.Log);
            var dryRun = await AskAsync(doomed, "?dryRun=true", "{}");
            await RunAsync(doomed, "RunReplays", "");
            var shown = await UntilAsync(doomed, dryRun, p => p.State == "Done");
            Assert.Equal((6, 6), (shown.Total, shown.Counts["Done"]));
            Assert.Equal(6, shown.Changes["AcceptedWithWarnings > AcceptedWithWarnings"]);
            Assert.All(await books.RowsAsync(), r => Assert.Null(r.Replays));

            address = await AskAsync(doomed, "", $$"""{"fingerprint": "{{shown.Fingerprint}}", "reason": "To show that it goes on"}""");
            await RunAsync(doomed, "RunReplays", "");
            await Eventually.IsTrueAsync(async () => (await books.RowsAsync()).Count(r => r.Replays == 1) >= 2, () => doomed.Log);
            await doomed.KillAsync();
        }
        await using var host = await FunctionsHost.StartAsync(azurite.ConnectionString);
        await RunAsync(host, "RunReplays", "");
        var done = await UntilAsync(host, address, p => p.State == "Done");

        Assert.Equal((6, 6), (done.Total, done.Counts["Done"]));
        Assert.All(await books.RowsAsync(), r => Assert.Equal((1, null, nameof(Lifecycle.Validated)), (r.Replays, r.Replaying, r.Lifecycle)));
        await books.BalanceAsync(host, ids, 6 * 2000);
    }

    static async Task<string> AskAsync(FunctionsHost host, string query, string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        using var answer = await host.Http.PostAsync(new Uri($"api/agencies/dgie/datasets/work-permits/replay{query}", UriKind.Relative), content);
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        return answer.Headers.Location!.ToString()[1..];
    }

    static async Task<Progress> UntilAsync(FunctionsHost host, string address, Func<Progress, bool> isSo) => await Eventually.GetAsync(async () =>
        await host.Http.GetFromJsonAsync<Progress>(new Uri(address, UriKind.Relative)) is { } progress && isSo(progress) ? progress : null, () => host.Log);

    static async Task RunAsync(FunctionsHost host, string function, string input)
    {
        using var answer = await host.Http.PostAsJsonAsync($"admin/functions/{function}", new { input });
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
    }

    static async Task<string> ETagAsync(AzuriteServer azurite, string path) => (await new Azure.Storage.Blobs.BlobServiceClient(azurite.ConnectionString)
        .GetBlobContainerClient(Containers.Drops).GetBlobClient(path).GetPropertiesAsync()).Value.ETag.ToString().Trim('"');

    sealed record Progress(string State, int Total, Dictionary<string, int> Counts, Dictionary<string, int> Changes, string? Fingerprint);

    [GeneratedRegex(@"Executing RunReplays \([^)]*\): Timer is due")]
    internal static partial Regex TimerRun();

    [GeneratedRegex(@"Executed (ValidateDrop|RecordPoisonedDrop|ReconcileDrops) \(")]
    internal static partial Regex Executed();
}
