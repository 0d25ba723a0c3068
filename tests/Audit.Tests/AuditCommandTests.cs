using System.Diagnostics;
using Azure.Data.Tables;
using Pipeline.Testing;

namespace Pipeline.Audit.Tests;

/// <summary>Runs of the real program.</summary>
public sealed class AuditCommandTests(AuditStorage storage) : IClassFixture<AuditStorage>
{
    [Fact]
    public async Task Whole_streams_end_with_0()
    {
        var table = await FilledTableAsync();
        var (code, output, errors) = await RunAsync("verify", "--connection", storage.ConnectionString, "--table", table.Name);
        Assert.Equal((0, ""), (code, errors));
        Assert.Contains($"{table.Name}/dgie: All 3 events are there, unchanged and in their order.", output, StringComparison.Ordinal);
        Assert.Contains($"{table.Name}/rssb: All 1 events", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_broken_stream_ends_with_1_and_is_named_with_the_first_broken_link()
    {
        var table = await FilledTableAsync();
        await table.UpsertEntityAsync(new TableEntity("dgie", "~event|000000000002") { ["Actor"] = "nobody" });
        var (code, output, _) = await RunAsync("verify", "--connection", storage.ConnectionString, "--table", table.Name);
        Assert.Equal(1, code);
        Assert.Contains($"BROKEN  {table.Name}/dgie: Event 2 was changed: its content does not give the hash that is kept with it.", output, StringComparison.Ordinal);
        Assert.Contains($"whole   {table.Name}/rssb", output, StringComparison.Ordinal);

        (code, output, _) = await RunAsync("verify", "--connection", storage.ConnectionString, "--table", table.Name, "--stream", "rssb");
        Assert.Equal(0, code);
        Assert.DoesNotContain("dgie", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_emptied_of_its_events_is_broken()
    {
        var table = await FilledTableAsync();
        await table.UpsertEntityAsync(new TableEntity("dgie", "state"));
        foreach (var row in (string[])["~event|000000000001", "~event|000000000002", "~event|000000000003", "~head"]) await table.DeleteEntityAsync("dgie", row);
        var (code, output, _) = await RunAsync("verify", "--connection", storage.ConnectionString, "--table", table.Name);
        Assert.Equal(1, code);
        Assert.Contains("neither events nor the stream's head", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_shortened_together_with_its_head_is_found_by_an_event_that_was_handed_out()
    {
        var table = await FilledTableAsync();
        var events = await new AuditReader(storage.Service, table.Name).ReadAsync("dgie", 1, 10, default);
        string[] verify = ["verify", "--connection", storage.ConnectionString, "--table", table.Name, "--stream", "dgie", "--known"];
        Assert.Equal(0, (await RunAsync([.. verify, $"3:{events[2].Hash}"])).Code);
        Assert.Contains("Event 2 is not the one that was handed out", (await RunAsync([.. verify, $"2:{events[2].Hash}"])).Output, StringComparison.Ordinal);

        await table.DeleteEntityAsync("dgie", "~event|000000000003");
        await table.UpsertEntityAsync(new TableEntity("dgie", "~head") { ["Number"] = 2L, ["Hash"] = events[1].Hash });
        Assert.Equal(0, (await RunAsync(verify[..^1])).Code);
        var (code, output, _) = await RunAsync([.. verify, $"3:{events[2].Hash}"]);
        Assert.Equal(1, code);
        Assert.Contains("Event 3 is missing: event 3 was handed out as proof, and the events end with 2.", output, StringComparison.Ordinal);

        Assert.Equal(2, (await RunAsync([.. verify, "3"])).Code);
        Assert.Equal(2, (await RunAsync("verify", "--connection", storage.ConnectionString, "--known", $"3:{events[2].Hash}")).Code);
    }

    [Fact]
    public async Task Streams_are_held_to_every_seal_and_seals_to_one_another()
    {
        var trail = await SealedTrail.NewAsync(new ManualTime(DateTimeOffset.UtcNow.AddDays(-3)));
        for (var night = 0; night < 4; night++)
        {
            await trail.WriteAsync("dgie", 2);
            await trail.WriteAsync("rssb", 1);
            await trail.SealAsync();
            if (night < 3) trail.Sleep();
        }
        string[] verify = ["verify", "--connection", trail.ConnectionString, "--table", "submissions"];
        var (code, output, _) = await RunAsync(verify);
        Assert.Equal(0, code);
        Assert.Contains("There are 4 seals from ", output, StringComparison.Ordinal);
        Assert.Contains("whole   submissions/dgie: All 8 events are there, unchanged and in their order. The seal of ", output, StringComparison.Ordinal);

        await trail.RemoveAsync("rssb");
        await trail.RemoveAsync("dgie");
        await trail.WriteAsync("dgie", 8, actor: "somebody");
        await trail.BlobOf(1).DeleteAsync();
        (code, output, _) = await RunAsync(verify);
        Assert.Equal(1, code);
        Assert.Matches(@"BROKEN  seals: audit/[\d-]+\.json is missing: audit/[\d-]+\.json names it, so it was removed\.", output);
        Assert.Contains("BROKEN  submissions/dgie: Event 2 is not the one that was sealed on ", output, StringComparison.Ordinal);
        Assert.Contains("BROKEN  submissions/rssb: Event 1 is missing: event 4 was sealed on ", output, StringComparison.Ordinal);
        // One stream is held to the newest seal.
        Assert.Contains("BROKEN  submissions/dgie: Event 8 is not", (await RunAsync([.. verify, "--stream", "dgie"])).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_be_verified_ends_with_2()
    {
        Assert.Equal(2, (await RunAsync("verify", "--connection", storage.ConnectionString, "--table", "nosuchtable")).Code);
        Assert.Equal(2, (await RunAsync("verify", "--connection", "AccountKey=c2VjcmV0")).Code);
        Assert.Equal(2, (await RunAsync("verify", "--nonsense")).Code);
        Assert.Equal(2, (await RunAsync()).Code);
        var (_, output, errors) = await RunAsync("verify", "--connection", "AccountKey=c2VjcmV0");
        Assert.DoesNotContain("c2VjcmV0", output + errors, StringComparison.Ordinal);
    }

    async Task<TableClient> FilledTableAsync()
    {
        var table = await storage.NewTableAsync();
        var trail = new AuditTrail(storage.Service, table.Name, TimeProvider.System);
        foreach (var stream in (string[])["dgie", "dgie", "dgie", "rssb"])
            await trail.AppendAsync(stream, AuditEntry.Of("intake", Doing.Begun, $"{stream}-1"), default);
        return table;
    }

    static async Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments)
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var start = new ProcessStartInfo("dotnet", [Repository.PathOf("artifacts", "bin", "AuditCommand", configuration, "audit.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("DataStorage");
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return (process.ExitCode, await output, await errors);
    }
}
