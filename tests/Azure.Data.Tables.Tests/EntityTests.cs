using Azure;
using Azure.Data.Tables;

namespace Pipeline.Tables.Tests;

[Collection(SharedTableServer.Name)]
public class EntityTests(TableServer server)
{
    [Theory]
    [InlineData("it's", "''")]
    [InlineData("a%20b", "100%")]
    [InlineData("Kigali — Rubavu", "日本 🙂")]
    [InlineData("", "")]
    [InlineData(" leading & trailing ", "a+b=c;d,e")]
    [InlineData("(x)", "p',RowKey='q")]
    [InlineData("a:b@c", "~tilde$dollar!")]
    [InlineData("..", ".")]
    public async Task Any_key_is_written_read_updated_and_deleted(string partitionKey, string rowKey)
    {
        var table = await server.NewTableAsync();
        await table.AddEntityAsync(new TableEntity(partitionKey, rowKey) { ["Value"] = 1 });
        await table.UpsertEntityAsync(new TableEntity(partitionKey, rowKey) { ["Value"] = 2 });
        await table.UpdateEntityAsync(new TableEntity(partitionKey, rowKey) { ["More"] = 3 }, ETag.All);

        var read = (await table.GetEntityAsync<TableEntity>(partitionKey, rowKey)).Value;
        Assert.Equal((partitionKey, rowKey, 2, 3), (read.PartitionKey, read.RowKey, read.GetInt32("Value"), read.GetInt32("More")));
        var filter = TableClient.CreateQueryFilter($"PartitionKey eq {partitionKey} and RowKey eq {rowKey}");
        Assert.Single(table.Query<TableEntity>(filter));

        Assert.Equal(204, (await table.DeleteEntityAsync(partitionKey, rowKey)).Status);
        Assert.Empty(table.Query<TableEntity>());
    }

    [Theory]
    [InlineData("a/b")]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    public async Task A_key_the_service_forbids_is_refused(string key)
    {
        var table = await server.NewTableAsync();

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity(key, key)));

        Assert.Equal(400, failure.Status);
    }

    // A slash is not here: Azurite answers 500 to it.
    [Theory]
    [InlineData("a\\b")]
    [InlineData("a#b")]
    [InlineData("a?b")]
    public async Task A_key_the_service_forbids_never_reaches_another_row(string key)
    {
        var table = await server.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("a", "a") { ["Value"] = 1 });

        Assert.False((await table.GetEntityIfExistsAsync<TableEntity>(key, "a")).HasValue);
        Assert.Equal(404, (await table.DeleteEntityAsync("a", key)).Status);
        Assert.Single(table.Query<TableEntity>());
    }

    [Fact]
    public async Task A_second_insert_fails()
    {
        var table = await server.NewTableAsync();
        Assert.Equal(204, (await table.AddEntityAsync(new TableEntity("p", "r"))).Status);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.AddEntityAsync(new TableEntity("p", "r")));
        Assert.Equal((409, "EntityAlreadyExists"), (failure.Status, failure.ErrorCode));
        Assert.Throws<RequestFailedException>(() => table.AddEntity(new TableEntity("p", "r")));
    }

    [Fact]
    public async Task Of_many_that_insert_at_once_exactly_one_wins()
    {
        var table = await server.NewTableAsync();
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 24).Select(async writer =>
        {
            try
            {
                return (await table.AddEntityAsync(new TableEntity("p", "r") { ["Writer"] = writer })).Status;
            }
            catch (RequestFailedException e)
            {
                return e.Status;
            }
        }));

        Assert.Equal(1, outcomes.Count(status => status == 204));
        Assert.Equal(23, outcomes.Count(status => status == 409));
        Assert.Equal(Array.IndexOf(outcomes, 204), (await table.GetEntityAsync<TableEntity>("p", "r")).Value.GetInt32("Writer"));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge, 1)]
    [InlineData(TableUpdateMode.Replace, null)]
    public async Task An_upsert_merges_or_replaces(TableUpdateMode mode, int? kept)
    {
        var table = await server.NewTableAsync();
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["Old"] = 1 }, mode);
        table.UpsertEntity(new TableEntity("p", "r") { ["New"] = 2 }, mode);

        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;

        Assert.Equal((kept, 2), (read.GetInt32("Old"), read.GetInt32("New")));
    }

    [Theory]
    [InlineData(TableUpdateMode.Merge, 1)]
    [InlineData(TableUpdateMode.Replace, null)]
    public async Task An_update_needs_the_etag_that_was_read(TableUpdateMode mode, int? kept)
    {
        var table = await server.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Old"] = 1 });
        var first = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        var response = await table.UpdateEntityAsync(new TableEntity("p", "r") { ["New"] = 2 }, first.ETag, mode);

        var failure = await Assert.ThrowsAsync<RequestFailedException>(
            () => table.UpdateEntityAsync(new TableEntity("p", "r") { ["New"] = 3 }, first.ETag, mode));

        Assert.Equal((412, "UpdateConditionNotSatisfied"), (failure.Status, failure.ErrorCode));
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        Assert.Equal((kept, 2), (read.GetInt32("Old"), read.GetInt32("New")));
        Assert.Equal(response.Headers.ETag, read.ETag);
        Assert.Equal(204, table.UpdateEntity(read, read.ETag, mode).Status);
    }

    [Fact]
    public async Task An_update_without_an_etag_is_refused_and_a_missing_row_is_not_added()
    {
        var table = await server.NewTableAsync();

        await Assert.ThrowsAsync<ArgumentException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), default));
        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.UpdateEntityAsync(new TableEntity("p", "r"), ETag.All));
        Assert.Equal((404, "ResourceNotFound"), (failure.Status, failure.ErrorCode));
    }

    [Fact]
    public async Task A_delete_may_need_the_etag_and_a_missing_row_is_no_failure()
    {
        var table = await server.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r"));
        var read = (await table.GetEntityAsync<TableEntity>("p", "r")).Value;
        await table.UpsertEntityAsync(new TableEntity("p", "r") { ["New"] = 1 });

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.DeleteEntityAsync(read, read.ETag));
        Assert.Equal((412, "UpdateConditionNotSatisfied"), (failure.Status, failure.ErrorCode));
        Assert.Equal(204, table.DeleteEntity(read).Status);
        Assert.Equal(404, table.DeleteEntity("p", "r").Status);
        Assert.Equal(404, (await table.DeleteEntityAsync(read)).Status);
    }

    [Fact]
    public async Task A_missing_entity_fails_or_is_told_apart()
    {
        var table = await server.NewTableAsync();

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.GetEntityAsync<TableEntity>("p", "r"));
        Assert.Equal((404, "ResourceNotFound"), (failure.Status, failure.ErrorCode));
        Assert.Throws<RequestFailedException>(() => table.GetEntity<TableEntity>("p", "r"));

        var missing = await table.GetEntityIfExistsAsync<TableEntity>("p", "r");
        Assert.Equal((false, 404), (missing.HasValue, missing.GetRawResponse().Status));
        Assert.Throws<InvalidOperationException>(() => missing.Value);

        await table.AddEntityAsync(new TableEntity("p", "r"));
        Assert.Equal("r", (await table.GetEntityIfExistsAsync<TableEntity>("p", "r")).Value!.RowKey);
        Assert.True(table.GetEntityIfExists<TableEntity>("p", "r").HasValue);
    }

    [Fact]
    public async Task Select_leaves_the_other_columns_out()
    {
        var table = await server.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "r") { ["Wanted"] = 1, ["Other"] = 2 });

        var read = table.GetEntity<TableEntity>("p", "r", ["RowKey", "Wanted"]).Value;

        Assert.Equal(("r", 1), (read.RowKey, read.GetInt32("Wanted")));
        Assert.False(read.ContainsKey("Other"));
    }

    [Fact]
    public async Task Missing_keys_are_refused_before_anything_is_sent()
    {
        var table = await server.NewTableAsync();

        await Assert.ThrowsAsync<ArgumentNullException>(() => table.AddEntityAsync(new TableEntity()));
        await Assert.ThrowsAsync<ArgumentNullException>(() => table.DeleteEntityAsync("p", null!));
        Assert.Throws<ArgumentNullException>(() => table.GetEntity<TableEntity>(null!, "r"));
    }
}
