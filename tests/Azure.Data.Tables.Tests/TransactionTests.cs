using Azure;
using Azure.Data.Tables;
using static Azure.Data.Tables.TableTransactionActionType;

namespace Pipeline.Tables.Tests;

[Collection(SharedTableServer.Name)]
public class TransactionTests(TableServer server)
{
    [Fact]
    public async Task All_kinds_of_action_are_carried_out_together()
    {
        var table = await server.NewTableAsync();
        foreach (var row in new[] { "deleted", "merged", "replaced" })
            await table.AddEntityAsync(new TableEntity("it's p", row) { ["Old"] = 1 });

        var result = await table.SubmitTransactionAsync(
        [
            new(Add, Row("added")),
            new(Delete, Row("deleted")),
            new(UpdateMerge, Row("merged"), ETag.All),
            new(UpdateReplace, Row("replaced"), ETag.All),
            new(UpsertMerge, Row("upserted by merge")),
            new(UpsertReplace, Row("upserted — ✓")),
        ]);

        Assert.Equal(202, result.GetRawResponse().Status);
        Assert.Equal(Enumerable.Repeat(204, 6), result.Value.Select(part => part.Status));
        var rows = table.Query<TableEntity>().ToDictionary(row => row.RowKey);
        Assert.Equal(["added", "merged", "replaced", "upserted by merge", "upserted — ✓"], rows.Keys.Order(StringComparer.Ordinal));
        Assert.Equal((1, (int?)null), (rows["merged"].GetInt32("Old"), rows["replaced"].GetInt32("Old")));
        Assert.All(rows.Values, row => Assert.Equal("x: {\"y\"}\r\n--z", row.GetString("New")));
        Assert.Equal(rows["added"].ETag, result.Value[0].Headers.ETag);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task When_one_action_fails_nothing_is_written(int failing)
    {
        var table = await server.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("it's p", "taken"));
        var actions = Enumerable.Range(0, 4)
            .Select(i => new TableTransactionAction(Add, Row(i == failing ? "taken" : $"new {i}")))
            .ToList();

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(() => table.SubmitTransactionAsync(actions));

        Assert.Equal((409, "EntityAlreadyExists", failing), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        Assert.Equal("taken", Assert.Single(table.Query<TableEntity>()).RowKey);
        failure = Assert.Throws<TableTransactionFailedException>(() => table.SubmitTransaction(actions));
        Assert.Equal(failing, failure.FailedTransactionActionIndex);
    }

    [Fact]
    public async Task An_etag_that_no_longer_holds_fails_the_whole()
    {
        var table = await server.NewTableAsync();
        await table.AddEntityAsync(Row("r"));
        var read = (await table.GetEntityAsync<TableEntity>("it's p", "r")).Value;
        await table.UpsertEntityAsync(new TableEntity("it's p", "r") { ["New"] = "later" });

        var failure = await Assert.ThrowsAsync<TableTransactionFailedException>(
            () => table.SubmitTransactionAsync([new(Add, Row("other")), new(UpdateReplace, read, read.ETag)]));

        Assert.Equal((412, "UpdateConditionNotSatisfied", 1), (failure.Status, failure.ErrorCode, failure.FailedTransactionActionIndex));
        Assert.Equal("later", Assert.Single(table.Query<TableEntity>()).GetString("New"));
    }

    [Fact]
    public async Task A_transaction_holds_a_hundred_actions_and_no_more()
    {
        var table = await server.NewTableAsync();
        var actions = Enumerable.Range(0, 101).Select(i => new TableTransactionAction(Add, Row($"{i:000}"))).ToList();

        await Assert.ThrowsAnyAsync<RequestFailedException>(() => table.SubmitTransactionAsync(actions));
        Assert.Empty(table.Query<TableEntity>());
        Assert.Equal(100, table.SubmitTransaction(actions[..100]).Value.Count);
        Assert.Equal(100, table.Query<TableEntity>().Count());
    }

    [Fact]
    public async Task An_empty_transaction_is_refused()
    {
        var table = await server.NewTableAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => table.SubmitTransactionAsync([]));
        Assert.Throws<ArgumentNullException>(() => table.SubmitTransaction(null!));
    }

    [Fact]
    public void A_failure_without_a_place_has_none() =>
        Assert.Null(new TableTransactionFailedException(new(400, "No place here: at all")).FailedTransactionActionIndex);

    // The text looks like the end of a part: it must not end one.
    static TableEntity Row(string key) => new("it's p", key) { ["New"] = "x: {\"y\"}\r\n--z" };
}
