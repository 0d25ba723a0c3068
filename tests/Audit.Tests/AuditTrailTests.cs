using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Data.Tables;
using Pipeline.Testing;

namespace Pipeline.Audit.Tests;

public sealed class AuditTrailTests(AuditStorage storage) : IClassFixture<AuditStorage>
{
    static readonly DateTimeOffset Morning = new(2026, 10, 5, 8, 0, 0, TimeSpan.Zero);

    static AuditEntry Entry(string subject = "dgie-1") => AuditEntry.Of("intake", Doing.Changed, subject);

    [Fact]
    public async Task Eight_writers_at_once_leave_every_event_once_in_one_chain()
    {
        var table = await storage.NewTableAsync();
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var trail = new AuditTrail(new(storage.ConnectionString), table.Name, TimeProvider.System);
            for (var i = 0; i < 50; i++) await trail.AppendAsync("dgie", Entry($"w{writer}-{i}"), default);
        })));

        var events = await new AuditReader(storage.Service, table.Name).ReadAsync("dgie", 1, 1000, default);
        Assert.Equal(Enumerable.Range(1, 400).Select(n => (long)n), events.Select(e => e.Number));
        Assert.Equal(400, events.Select(e => e.Subject).Distinct().Count());
        for (var writer = 0; writer < 8; writer++)
            Assert.Equal(Enumerable.Range(0, 50).Select(i => $"w{writer}-{i}"), events.Where(e => e.Subject.StartsWith($"w{writer}-", StringComparison.Ordinal)).Select(e => e.Subject));
        var result = await VerifyAsync(table);
        Assert.True(result.IsWhole, result.Sentence);
        Assert.Equal(400, result.Events);
    }

    [Fact]
    public async Task A_counter_raised_by_many_writers_at_once_counts_every_event()
    {
        var table = await storage.NewTableAsync();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            var trail = new AuditTrail(storage.Service, table.Name, TimeProvider.System);
            for (var i = 0; i < 10; i++) await trail.WriteAsync("dgie", ct => RaiseAsync(table, ct), default);
        })));
        var state = (await table.GetEntityAsync<TableEntity>("dgie", "state")).Value;
        Assert.Equal(60, state.GetInt32("Count"));
        Assert.Equal(60, (await VerifyAsync(table)).Events);
    }

    [Fact]
    public async Task State_and_event_are_written_together_or_not_at_all()
    {
        var table = await storage.NewTableAsync();
        var trail = new AuditTrail(storage.Service, table.Name, new ManualTime(Morning));
        await trail.WriteAsync("dgie", ct => RaiseAsync(table, ct), default);

        // The second row does not exist, so the whole is refused.
        await Assert.ThrowsAsync<TableTransactionFailedException>(() => trail.WriteAsync("dgie", _ => Task.FromResult<AuditedChange?>(new(Entry(),
            [new(TableTransactionActionType.UpsertReplace, new TableEntity("dgie", "other")), new(TableTransactionActionType.UpdateReplace, new TableEntity("dgie", "none"), ETag.All)])), default));

        Assert.Equal(["state", "~event|000000000001", "~head"], table.Query<TableEntity>().Select(row => row.RowKey));
        var e = Assert.Single(await new AuditReader(storage.Service, table.Name).ReadAsync("dgie", 1, 10, default));
        Assert.Equal((1, Morning, "intake", "Changed", "counter", "1"), (e.Number, e.At, e.Actor, e.Action, e.Subject, e.Details["count"]));
    }

    [Fact]
    public async Task Nothing_to_change_writes_nothing()
    {
        var table = await storage.NewTableAsync();
        Assert.Null(await new AuditTrail(storage.Service, table.Name, TimeProvider.System).WriteAsync("dgie", _ => Task.FromResult<AuditedChange?>(null), default));
        Assert.Empty(table.Query<TableEntity>());
    }

    [Theory]
    [InlineData(AuditedChange.MostRows)]
    [InlineData(AuditedChange.MostRows + 1)]
    public async Task A_transaction_takes_98_rows_beside_its_event(int rows)
    {
        var table = await storage.NewTableAsync();
        var trail = new AuditTrail(storage.Service, table.Name, TimeProvider.System);
        var change = new AuditedChange(Entry(), [.. Enumerable.Range(0, rows).Select(i => new TableTransactionAction(TableTransactionActionType.Add, new TableEntity("dgie", $"row-{i}")))]);
        var writing = trail.WriteAsync("dgie", _ => Task.FromResult<AuditedChange?>(change), default);
        if (rows > AuditedChange.MostRows) Assert.Contains("At most 98 rows", (await Assert.ThrowsAsync<InvalidOperationException>(() => writing)).Message, StringComparison.Ordinal);
        else Assert.Equal(1, (await writing)!.Number);
    }

    [Theory]
    [InlineData("dgie", "~event|000000000001", TableTransactionActionType.UpsertReplace)]
    [InlineData("dgie", "~event|000000000001", TableTransactionActionType.Delete)]
    [InlineData("dgie", "~head", TableTransactionActionType.Delete)]
    [InlineData("rssb", "row", TableTransactionActionType.Add)]
    public async Task A_change_cannot_touch_events_or_another_partition(string partition, string row, TableTransactionActionType action)
    {
        var table = await storage.NewTableAsync();
        var trail = new AuditTrail(storage.Service, table.Name, TimeProvider.System);
        await trail.AppendAsync("dgie", Entry(), default);
        await Assert.ThrowsAsync<InvalidOperationException>(() => trail.WriteAsync(
            "dgie", _ => Task.FromResult<AuditedChange?>(new(Entry(), [new(action, new TableEntity(partition, row), ETag.All)])), default));
        Assert.Equal(1, (await VerifyAsync(table)).Events);
    }

    [Fact]
    public async Task A_transaction_whose_answer_is_lost_is_not_written_twice()
    {
        var table = await storage.NewTableAsync();
        var options = new TableClientOptions();
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        options.AddPolicy(new LostAnswer(), HttpPipelinePosition.PerRetry);
        var trail = new AuditTrail(new(storage.ConnectionString, options), table.Name, TimeProvider.System);
        Assert.Equal(1, (await trail.AppendAsync("dgie", Entry(), default)).Number);
        Assert.Equal(2, (await trail.AppendAsync("dgie", Entry(), default)).Number);
        Assert.Equal(2, (await VerifyAsync(table)).Events);
    }

    [Fact]
    public async Task Nothing_is_added_to_a_stream_whose_head_is_spoilt()
    {
        var table = await storage.NewTableAsync();
        var trail = new AuditTrail(storage.Service, table.Name, TimeProvider.System);
        await trail.AppendAsync("dgie", Entry(), default);
        await table.UpsertEntityAsync(new TableEntity("dgie", AuditRows.Head) { ["Number"] = "one" }, TableUpdateMode.Replace);
        await Assert.ThrowsAsync<InvalidDataException>(() => trail.AppendAsync("dgie", Entry(), default));
        Assert.Contains("head", (await VerifyAsync(table)).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_is_verified_while_it_is_written_to()
    {
        var table = await storage.NewTableAsync();
        var trail = new AuditTrail(storage.Service, table.Name, TimeProvider.System);
        var writing = Task.Run(async () =>
        {
            for (var i = 0; i < 60; i++) await trail.AppendAsync("dgie", Entry(), default);
        });
        while (!writing.IsCompleted)
        {
            var result = await VerifyAsync(table);
            Assert.True(result.IsWhole, result.Sentence);
        }
        await writing;
        Assert.Equal(60, (await VerifyAsync(table)).Events);
    }

    [Fact]
    public async Task Streams_of_a_table_are_listed_once_each_and_kept_apart()
    {
        var table = await storage.NewTableAsync();
        var trail = new AuditTrail(storage.Service, table.Name, TimeProvider.System);
        foreach (var stream in (string[])["rssb", "dgie", "it's one", "dgie"]) await trail.AppendAsync(stream, Entry(), default);
        var listed = new List<string>();
        await foreach (var stream in new AuditReader(storage.Service, table.Name).ListStreamsAsync(default)) listed.Add(stream);
        Assert.Equal(["dgie", "it's one", "rssb"], listed);
        Assert.Equal(2, (await VerifyAsync(table)).Events);
        Assert.Equal([2], (await new AuditReader(storage.Service, table.Name).ReadAsync("dgie", 2, 10, default)).Select(e => e.Number));
    }

    Task<Verification> VerifyAsync(TableClient table) => new StreamVerifier(storage.Service, table.Name).VerifyAsync("dgie", default);

    static async Task<AuditedChange?> RaiseAsync(TableClient table, CancellationToken ct)
    {
        var found = await table.GetEntityIfExistsAsync<TableEntity>("dgie", "state", cancellationToken: ct);
        var count = (found.HasValue ? found.Value!.GetInt32("Count")!.Value : 0) + 1;
        var row = new TableEntity("dgie", "state") { ["Count"] = count };
        return new(AuditEntry.Of("intake", Doing.Changed, "counter", [new("count", $"{count}")]),
            [found.HasValue ? new(TableTransactionActionType.UpdateReplace, row, found.Value!.ETag) : new(TableTransactionActionType.Add, row)]);
    }

    /// <summary>Lets the first transaction through and loses its answer, so that the client sends it again.</summary>
    sealed class LostAnswer : HttpPipelinePolicy
    {
        bool _lost;

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => ProcessNext(message, pipeline);

        public override async ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            await ProcessNextAsync(message, pipeline);
            if (_lost || message.Request.Method != RequestMethod.Post) return;
            _lost = true;
            throw new IOException("The connection broke.");
        }
    }
}
