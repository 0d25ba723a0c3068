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
    public FakeDrops With(string period, IEnumerable<string> rows, string dataset = "dgie/work-permits", string header = TestProtocol.Header, string? key = "")
    {
        _drops[(dataset, ReferencePeriod.Parse(period))] = new(header.Split(','), [.. rows.Select(r => r.Split(','))], key);
        return this;
    }

    public Task<IReadOnlyList<ReferencePeriod>> ListPeriodsAsync(AgencyId agency, DatasetId dataset, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<ReferencePeriod>>([.. _drops.Keys.Where(k => k.Item1 == $"{agency}/{dataset}").Select(k => k.Item2)]);

    public Task<IOtherDrop?> OpenAsync(AgencyId agency, DatasetId dataset, ReferencePeriod period, CancellationToken ct) =>
        Task.FromResult<IOtherDrop?>(_drops.GetValueOrDefault(($"{agency}/{dataset}", period)));

    public static string Hide(string domain, string value, string? key) => $"{domain}:{key}:{string.Concat(value.Reverse())}";

    /// <param name="key">Its pseudonyms differ from those of another key; null for one that is not at hand.</param>
    sealed class FakeDrop(string[] header, string[][] rows, string? key) : IOtherDrop
    {
        public bool HasPseudonymKey => key is not null;

        public string Pseudonym(string domain, ReadOnlySpan<byte> utf8) => Hide(domain, Encoding.UTF8.GetString(utf8), key);

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

        void Add(BatchColumn to, string cell)
        {
            var column = to.Column;
            if (cell.Length == 0) to.AddNull();
            else if (column.Type == LogicalType.String)
                to.AddText(Encoding.UTF8.GetBytes(column.Classification == Classification.PersonalIdentifier ? Hide(column.PseudonymDomain!, cell, key) : cell));
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
