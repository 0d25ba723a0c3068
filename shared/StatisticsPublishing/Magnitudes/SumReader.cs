using System.Security.Cryptography;
using System.Text;
using Pipeline.Lake;
using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;

namespace Pipeline.StatisticsPublishing.Magnitudes;

/// <summary>Reads from one lake file what each contributor adds to which leaf.</summary>
sealed class SumReader(SumDefinition definition, Trees trees, ReferencePeriod period)
{
    readonly LeafCoder[] _coders = [.. definition.Leaf.Select(l => new LeafCoder(l, trees.Of(l.Codelist)))];
    readonly RowFilter _filter = new(definition.Where.IsDefault ? [] : definition.Where, period);
    readonly Dictionary<(ulong Key, string Contributor), long> _amounts = [];

    /// <param name="file">Seekable; stays open.</param>
    /// <exception cref="InvalidDataException">A column is missing, or a row has no contributor.</exception>
    public async Task<PartitionSums> ReadAsync(Stream file, CancellationToken ct)
    {
        await using var reader = await LakeReader.OpenAsync(file, ct);
        var rows = 0L;
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            var columns = new Dictionary<string, ColumnCells>();
            foreach (var name in Columns()) columns[name] = await ColumnCells.ReadAsync(reader, group, name, ct);
            for (var row = 0; row < reader.RowCount(group); row++)
                if (_filter.Passes(columns, row)) Add(columns, row);
            rows += reader.RowCount(group);
        }
        return new(rows, [.. _amounts.OrderBy(a => a.Key.Key).ThenBy(a => a.Key.Contributor, StringComparer.Ordinal).Select(a => new SumItem(CodesOf(a.Key.Key), a.Key.Contributor, a.Value))]);
    }

    IEnumerable<string> Columns() => (definition.Where.IsDefault ? [] : definition.Where.Select(w => w.Column))
        .Concat(definition.Leaf.Select(l => l.Column).OfType<string>()).Append(definition.Sum).Append(definition.Contributor).Distinct();

    void Add(Dictionary<string, ColumnCells> columns, int row)
    {
        var contributor = columns[definition.Contributor].Text(row) ?? throw new InvalidDataException($"A row has no {definition.Contributor}.");
        var key = _coders.Aggregate(0ul, (all, coder) => LeafKey.Add(all, coder.PlaceOf(coder.Dimension.Column is { } name ? columns[name] : null, null, row)));
        var place = (key, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(contributor)).AsSpan(0, 16)));
        _amounts[place] = _amounts.GetValueOrDefault(place) + (long)Math.Round(columns[definition.Sum].Number(row) ?? 0);
    }

    string[] CodesOf(ulong key) => [.. LeafKey.PlacesOf(key, _coders.Length).Select((place, d) => _coders[d].Tree.IdOf(place))];
}

/// <summary>What one file says of a sum.</summary>
/// <param name="Rows">Of the file.</param>
public sealed record PartitionSums(long Rows, IReadOnlyList<SumItem> Items)
{
    public static PartitionSums Read(ReadOnlySpan<byte> json) =>
        System.Text.Json.JsonSerializer.Deserialize(json, WorkJson.Default.PartitionSums) ?? throw new InvalidDataException("The file holds no sums.");

    public byte[] ToJson() => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(this, WorkJson.Default.PartitionSums);
}

/// <summary>What a contributor adds to a leaf.</summary>
/// <param name="Contributor">A digest of its name.</param>
public sealed record SumItem(string[] Codes, string Contributor, long Amount);
