using System.Text;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Validation.Tests;

/// <summary>What validating a text gave: the report, the findings and the accepted rows as text.</summary>
sealed class Drop : IAcceptedRows, IRejectedRows, IFindings
{
    public List<Finding> Findings { get; } = [];

    public List<string> Rows { get; } = [];

    /// <summary>Line, record, rules, cells (a broken one in brackets) or else the raw text of each row that was handed over as rejected.</summary>
    public List<string> Rejected { get; } = [];

    public List<int> Batches { get; } = [];

    public ValidationReport Report { get; private set; } = null!;

    public Finding Only => Assert.Single(Findings);

    public static Task<Drop> OfRowsAsync(params string[] rows) => OfAsync(TestProtocol.Header + "\n" + string.Join('\n', rows) + "\n");

    public static Task<Drop> OfAsync(string text, Protocol? protocol = null, int chunkBytes = 1 << 20) =>
        OfAsync(new MemoryStream(Encoding.UTF8.GetBytes(text)), protocol, chunkBytes);

    public static Task<Drop> OfAsync(byte[] bytes, Protocol? protocol = null, int chunkBytes = 1 << 20) =>
        OfAsync(new MemoryStream(bytes), protocol, chunkBytes);

    public static async Task<Drop> OfAsync(
        Stream content, Protocol? protocol = null, int chunkBytes = 1 << 20, ReferencePeriod? period = null, int threads = 2,
        IOtherDrops? others = null, IReadOnlyList<ReferenceSeries>? references = null, DateTimeOffset? received = null, bool isHashed = true)
    {
        protocol ??= TestProtocol.Make();
        var clock = new ManualTime(new(TestProtocol.Came, new(8, 0), TimeSpan.Zero));
        var validator = new DropValidator(protocol, TestProtocol.Catalog(protocol, references), period ?? TestProtocol.Period, clock)
        {
            ChunkBytes = chunkBytes,
            Threads = threads,
            OtherDrops = others,
            ReceivedAt = received,
            HashesContent = isHashed,
        };
        var drop = new Drop();
        drop.Report = await validator.ValidateAsync(content, drop, drop, drop, null, CancellationToken.None);
        Assert.Equal(drop.Report.RowsRead, drop.Report.RowsAccepted + drop.Report.RowsRejected);
        Assert.Equal(drop.Report.RowsRead - drop.Report.RowsWithErrors, drop.Rows.Count);
        French.Holds(drop);
        if (drop.Report.IsAccepted) Assert.Equal(drop.Report.RowsRejected, drop.Rejected.Count);
        return drop;
    }

    /// <summary>Cells of one column <c>x</c>, each in quotes, behind a number.</summary>
    public static Task<Drop> OfColumnAsync(Column column, params string[] cells) =>
        OfAsync("id,x\n" + string.Concat(cells.Select((c, i) => $"{i},\"{c}\"\n")), TestProtocol.WithColumn(column) with { ErrorRate = 1 });

    /// <summary>The drop was rejected for this alone.</summary>
    public static void AssertFatal(Drop drop, string code)
    {
        Assert.Equal((Outcome.Rejected, code, Severity.Fatal), (drop.Report.Outcome, drop.Only.Code, drop.Only.Severity));
        Assert.Equal(0, drop.Report.RowsAccepted);
    }

    public Finding Find(string ruleId) => Findings.First(f => f.RuleId == ruleId);

    public ValueTask AddAsync(Finding finding, CancellationToken ct)
    {
        Findings.Add(finding);
        return ValueTask.CompletedTask;
    }

    public ValueTask AddAsync(RowBatch batch, CancellationToken ct)
    {
        Batches.Add(batch.Rows);
        for (var row = 0; row < batch.Rows; row++) Rows.Add(string.Join('|', batch.Columns.Select(c => Show(c, row))));
        return ValueTask.CompletedTask;
    }

    public ValueTask AddAsync(RejectedRow row, CancellationToken ct)
    {
        var cells = row.IsSplit ? string.Join('|', Enumerable.Range(0, row.Columns).Select(i => Show(row, i))) : Encoding.UTF8.GetString(row.RawText);
        Rejected.Add($"{row.Line} {row.Record} {string.Join(' ', row.RuleIds)}: {cells}");
        return ValueTask.CompletedTask;
    }

    static string Show(RejectedRow row, int column) =>
        row[column].IsEmpty && !row.IsBroken(column) ? "∅" : row.IsBroken(column) ? $"[{Encoding.UTF8.GetString(row[column])}]" : Encoding.UTF8.GetString(row[column]);

    static string Show(BatchColumn column, int row) => column.Column.Type switch
    {
        LogicalType.String => column.GetString(row) ?? "∅",
        LogicalType.Integer => FormattableString.Invariant($"{column.GetInteger(row)}"),
        LogicalType.Number when column.Column.Scale is not null => FormattableString.Invariant($"{column.GetDecimal(row)}"),
        LogicalType.Number => FormattableString.Invariant($"{column.GetDouble(row):R}"),
        LogicalType.Date => $"{column.GetDate(row):yyyy-MM-dd}",
        _ => $"{column.GetBoolean(row)}",
    };
}
