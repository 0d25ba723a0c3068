using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Pipeline.Tables.Tests;

[Collection(SharedTableServer.Name)]
public class TableTests(TableServer server)
{
    readonly TableServiceClient _service = new(server.ConnectionString);

    [Fact]
    public async Task A_table_is_created_found_and_deleted()
    {
        var name = TableServer.NewName();

        Assert.Equal(name, (await _service.CreateTableAsync(name)).Value.Name);
        Assert.Equal(name, Assert.Single(await ListAsync(name)).Name);
        Assert.Equal(204, (await _service.DeleteTableAsync(name)).Status);
        Assert.Empty(await ListAsync(name));
    }

    [Fact]
    public void The_blocking_calls_do_the_same()
    {
        var name = TableServer.NewName();

        Assert.Equal(name, _service.CreateTable(name).Value.Name);
        Assert.Equal(name, Assert.Single(_service.Query((FormattableString)$"TableName eq {name}")).Name);
        Assert.Equal(409, _service.CreateTableIfNotExists(name).GetRawResponse().Status);
        Assert.Equal(204, _service.DeleteTable(name).Status);
        Assert.Empty(_service.Query(TableServiceClient.CreateQueryFilter($"TableName eq {name}")));
    }

    [Fact]
    public async Task Creating_a_table_twice_fails_unless_it_was_asked_for_only_if_missing()
    {
        var table = await server.NewTableAsync();

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => table.CreateAsync());
        Assert.Equal((409, "TableAlreadyExists"), (failure.Status, failure.ErrorCode));
        Assert.True(failure.ErrorCode == TableErrorCode.TableAlreadyExists);

        var again = await table.CreateIfNotExistsAsync();
        Assert.Equal((table.Name, 409), (again.Value.Name, again.GetRawResponse().Status));
        Assert.Equal(409, table.CreateIfNotExists().GetRawResponse().Status);
        Assert.Throws<RequestFailedException>(() => table.Create());
    }

    [Fact]
    public async Task Deleting_a_missing_table_is_no_failure()
    {
        var table = new TableClient(server.ConnectionString, TableServer.NewName());

        Assert.Equal(404, (await table.DeleteAsync()).Status);
        Assert.Equal(404, table.Delete().Status);
    }

    [Fact]
    public async Task A_missing_table_is_told_from_a_missing_entity()
    {
        var nowhere = new TableClient(server.ConnectionString, TableServer.NewName());

        var failure = await Assert.ThrowsAsync<RequestFailedException>(() => nowhere.AddEntityAsync(new TableEntity("p", "r")));
        Assert.Equal((404, "TableNotFound"), (failure.Status, failure.ErrorCode));
    }

    [Fact]
    public async Task Tables_come_in_pages()
    {
        var names = new List<string>();
        for (var i = 0; i < 3; i++) names.Add((await server.NewTableAsync()).Name);
        var filter = TableServiceClient.CreateQueryFilter($"TableName ge {names.Min()} and TableName le {names.Max()}");

        var pages = new List<Page<TableItem>>();
        await foreach (var page in _service.QueryAsync(filter, maxPerPage: 1).AsPages()) pages.Add(page);

        Assert.All(pages, page => Assert.True(page.Values.Count <= 1));
        Assert.Superset(names.ToHashSet(), pages.SelectMany(page => page.Values).Select(table => table.Name).ToHashSet());
    }

    [Fact]
    public void A_name_the_service_refuses_comes_back_as_its_error()
    {
        var failure = Assert.Throws<RequestFailedException>(() => _service.CreateTable("no-hyphens"));

        Assert.Equal(400, failure.Status);
    }

    // Without the cast an interpolated string is a plain string, in the official package too, and nothing is quoted.
    async Task<List<TableItem>> ListAsync(string name)
    {
        var found = new List<TableItem>();
        await foreach (var table in _service.QueryAsync((FormattableString)$"TableName eq {name}")) found.Add(table);
        return found;
    }
}
