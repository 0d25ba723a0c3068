using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation.Tests;

/// <summary>Accepted drops made of rows in the test protocol's form, three rows to a batch.</summary>
sealed class FakeDrops : IOtherDrops
{
    readonly Dictionary<(string, ReferencePeriod), FakeDrop> _drops = [];

    /// <summary>A drop of the test protocol's dataset or, with other columns, of another.</summary>
    public FakeDrops With(string period, IEnumerable<string> rows, string dataset = "dgie/work-permits", string header = TestProtocol.Header, bool samePseudonyms = true)
    {
        _drops[(dataset, ReferencePeriod.Parse(period))] = new(header.Split(','), [.. rows.Select(r => r.Split(','))], samePseudonyms);
        return this;
    }

    public Task<IReadOnlyList<ReferencePeriod>> ListPeriodsAsync(AgencyId agency, DatasetId dataset, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ReferencePeriod>>([.. _drops.Keys.Where(k => k.Item1 == $"{agency}/{dataset}").Select(k => k.Item2)]);

    public Task<IOtherDrop?> OpenAsync(AgencyId agency, DatasetId dataset, ReferencePeriod period, CancellationToken ct) =>
        Task.FromResult<IOtherDrop?>(_drops.GetValueOrDefault(($"{agency}/{dataset}", period)));

    public string Pseudonym(string domain, ReadOnlySpan<byte> utf8) => Hide(domain, Encoding.UTF8.GetString(utf8));

    public static string Hide(string domain, string value) => $"{domain}:{string.Concat(value.Reverse())}";

    sealed class FakeDrop(string[] header, string[][] rows, bool samePseudonyms) : IOtherDrop
    {
        public bool HasSamePseudonyms => samePseudonyms;

        public bool Has(Column column) => header.Contains(column.Name);

        public async IAsyncEnumerable<OtherRows> ReadAsync(IReadOnlyList<Column> columns, [EnumeratorCancellation] CancellationToken ct)
        {
            var batch = new OtherRows(columns);
            foreach (var some in rows.Chunk(3))
            {
                await Task.Yield();
                batch.Clear();
                batch.RowsWithoutColumns = some.Length;
                foreach (var column in batch.Columns)
                    foreach (var row in some) Add(column, row[Array.IndexOf(header, column.Column.Name)]);
                yield return batch;
            }
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        static void Add(BatchColumn to, string cell)
        {
            var column = to.Column;
            if (cell.Length == 0) to.AddNull();
            else if (column.Type == LogicalType.String)
                to.AddText(Encoding.UTF8.GetBytes(column.Classification == Classification.PersonalIdentifier ? Hide(column.PseudonymDomain!, cell) : cell));
            else to.Add(column switch
            {
                { Type: LogicalType.Date } => DateOnly.Parse(cell, CultureInfo.InvariantCulture).DayNumber,
                { Type: LogicalType.Boolean } => cell == "true" ? 1 : 0,
                { Type: LogicalType.Number, Scale: null } => BitConverter.DoubleToInt64Bits(double.Parse(cell, CultureInfo.InvariantCulture)),
                { Type: LogicalType.Number, Scale: { } scale } => (long)(decimal.Parse(cell, CultureInfo.InvariantCulture) * (decimal)Math.Pow(10, scale)),
                _ => long.Parse(cell, CultureInfo.InvariantCulture),
            });
        }
    }
}
