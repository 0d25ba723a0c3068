using System.Text;
using Azure;
using Azure.Data.Tables;

namespace Pipeline.Tables.Tests;

[Collection(SharedTableServer.Name)]
public class QueryTests(TableServer server)
{
    const int Rows = 1_100;

    [Fact]
    public async Task More_rows_than_a_page_holds_come_all_and_in_order()
    {
        var table = await FilledAsync();
        var keys = new List<string>();
        await foreach (var row in table.QueryAsync<TableEntity>()) keys.Add(row.RowKey);

        Assert.Equal(Enumerable.Range(0, Rows).Select(Key), keys);
        Assert.Equal(keys, table.Query<PermitRow>().Select(row => row.RowKey));
        Assert.Equal([1_000, 100], table.Query<TableEntity>().AsPages().Select(page => page.Values.Count));
    }

    [Fact]
    public async Task Pages_have_the_size_asked_for_and_can_be_taken_up_later()
    {
        var table = await FilledAsync();
        var pages = new List<Page<TableEntity>>();
        await foreach (var page in table.QueryAsync<TableEntity>(maxPerPage: 400).AsPages()) pages.Add(page);

        Assert.Equal([400, 400, 300], pages.Select(page => page.Values.Count));
        Assert.Null(pages[^1].ContinuationToken);
        Assert.Equal(200, pages[0].GetRawResponse().Status);

        var later = table.Query<TableEntity>().AsPages(pages[0].ContinuationToken, pageSizeHint: 5).First();
        Assert.Equal(Enumerable.Range(400, 5).Select(Key), later.Values.Select(row => row.RowKey));
    }

    [Fact]
    public async Task A_filter_and_a_selection_hold_on_every_page()
    {
        var table = await FilledAsync();
        var filter = TableClient.CreateQueryFilter($"Number ge {1_050}");
        var found = table.Query<TableEntity>(filter, maxPerPage: 20, select: ["Number"]).ToList();

        Assert.Equal(Enumerable.Range(1_050, 50).Select(n => (int?)n), found.Select(row => row.GetInt32("Number")));
        Assert.All(found, row => Assert.False(row.ContainsKey("Text")));
    }

    [Fact]
    public async Task Every_type_can_be_filtered_by()
    {
        var table = await server.NewTableAsync();
        var moment = new DateTimeOffset(2026, 10, 5, 14, 30, 15, 123, TimeSpan.FromHours(2));
        var id = Guid.NewGuid();
        await table.AddEntityAsync(new TableEntity("p", "hit")
        {
            ["Text"] = "it's 'so'",
            ["Int32"] = -5,
            ["Int64"] = 5_000_000_000L,
            ["Double"] = 2.5,
            ["Boolean"] = true,
            ["Time"] = moment,
            ["Id"] = id,
            ["Bytes"] = new byte[] { 1, 171 },
        });
        await table.AddEntityAsync(new TableEntity("p", "miss"));
        string[] filters =
        [
            TableClient.CreateQueryFilter($"Text eq {"it's 'so'"}"),
            TableClient.CreateQueryFilter($"Int32 eq {-5}"),
            TableClient.CreateQueryFilter($"Int64 eq {5_000_000_000L}"),
            TableClient.CreateQueryFilter($"Double eq {2.5}"),
            TableClient.CreateQueryFilter($"Boolean eq {true}"),
            TableClient.CreateQueryFilter($"Time eq {moment}"),
            TableClient.CreateQueryFilter($"Time eq {moment.UtcDateTime}"),
            TableClient.CreateQueryFilter($"Id eq {id}"),
            TableClient.CreateQueryFilter($"Bytes eq {new byte[] { 1, 171 }}"),
        ];

        foreach (var filter in filters) Assert.Equal((filter, "hit"), (filter, Assert.Single(table.Query<TableEntity>(filter)).RowKey));
    }

    [Fact]
    public void A_filter_is_written_with_the_literals_of_odata()
    {
        var time = new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Utc);
        var inKigali = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2));
        var bytes = new byte[] { 0, 171, 255 };
        var id = Guid.Empty;

        Assert.Equal("a eq 'x''; y' and b eq ''''", TableClient.CreateQueryFilter($"a eq {new StringBuilder("x'; y")} and b eq {'\''}"));
        Assert.Equal("1 -2L 3L 0.5 1E+300 NaN", TableClient.CreateQueryFilter($"{1} {-2L} {3UL} {0.5} {1e300} {double.NaN}"));
        Assert.Equal("true false null", TableClient.CreateQueryFilter($"{true} {false} {null}"));
        Assert.Equal("X'00ABFF' X'00ABFF'", TableClient.CreateQueryFilter($"{bytes} {BinaryData.FromBytes(bytes)}"));
        Assert.Equal($"guid'{id}' datetime'2026-01-02T03:04:05Z'", TableClient.CreateQueryFilter($"{id} {time}"));
        Assert.Equal("datetime'2026-01-02T01:04:05Z'", TableClient.CreateQueryFilter($"{inKigali}"));
        Assert.Throws<ArgumentException>(() => TableClient.CreateQueryFilter($"{PermitStatus.Open}"));
    }

    [Fact]
    public async Task A_hostile_value_stays_a_value()
    {
        var table = await server.NewTableAsync();
        await table.AddEntityAsync(new TableEntity("p", "secret"));

        Assert.Empty(table.Query<TableEntity>(TableClient.CreateQueryFilter($"RowKey eq {"x' or RowKey ge '"}")));
    }

    static string Key(int number) => $"{number:00000}";

    async Task<TableClient> FilledAsync()
    {
        var table = await server.NewTableAsync();
        foreach (var chunk in Enumerable.Range(0, Rows).Chunk(100))
            await table.SubmitTransactionAsync(chunk.Select(n => new TableTransactionAction(
                TableTransactionActionType.Add, new TableEntity("p", Key(n)) { ["Number"] = n, ["Text"] = $"row {n}" })));
        return table;
    }

    sealed class PermitRow : ITableEntity
    {
        public string PartitionKey { get; set; } = "";

        public string RowKey { get; set; } = "";

        public DateTimeOffset? Timestamp { get; set; }

        public ETag ETag { get; set; }

        public int Number { get; set; }
    }
}
