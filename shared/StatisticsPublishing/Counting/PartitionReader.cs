using System.Security.Cryptography;
using System.Text;
using Pipeline.Lake;
using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Definitions;

namespace Pipeline.StatisticsPublishing.Counting;

/// <summary>Counts one lake file, row group by row group; only the columns needed are read.</summary>
sealed class PartitionReader(Population population, Trees trees, ReferencePeriod period)
{
    readonly LeafCoder[] _coders = [.. population.Leaf.Select(l => new LeafCoder(l, trees.Of(l.Codelist)))];
    readonly RowFilter _filter = new(population.Where.IsDefault ? [] : population.Where, period);
    readonly Dictionary<ulong, (long Count, double Weight)> _leaves = [];
    readonly List<RegisterReport> _reports = [];

    /// <param name="file">Seekable; stays open.</param>
    /// <exception cref="InvalidDataException">A column is missing, or a number to be counted is below 0.</exception>
    public async Task<PartitionCounts> ReadAsync(Stream file, CancellationToken ct)
    {
        await using var reader = await LakeReader.OpenAsync(file, ct);
        var rows = 0L;
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            var count = (int)reader.RowCount(group);
            var columns = new Dictionary<string, ColumnCells>();
            foreach (var name in Columns()) columns[name] = await ColumnCells.ReadAsync(reader, group, name, ct);
            for (var row = 0; row < count; row++)
                if (_filter.Passes(columns, row)) Add(columns, row);
            rows += count;
        }
        return new(rows, reader.Metadata.GetValueOrDefault(LakeMetadata.PseudonymKey, ""), Leaves(), _reports);
    }

    IEnumerable<string> Columns()
    {
        var conditions = population.Where.IsDefault ? [] : population.Where.Select(w => w.Column);
        var leaves = population.Leaf.SelectMany(l => new[] { l.Column, l.To }).OfType<string>();
        var sums = population.Counts.IsDefault ? [] : population.Counts.Select(c => c.Sum);
        string[] register = population.Register is { } r ? [r.Key, r.Decided, r.From, r.To, r.Status] : [];
        return conditions.Concat(leaves).Concat(sums).Concat(register).Concat(population.Weight is { } weight ? [weight] : []).Distinct();
    }

    void Add(Dictionary<string, ColumnCells> columns, int row)
    {
        if (population.Register is { } register) _reports.Add(ReportOf(register, columns, row));
        else if (population.Counts.IsDefaultOrEmpty) Add(KeyOf(columns, row, null), 1, population.Weight is { } w ? columns[w].Number(row) ?? 0 : 0);
        else
            foreach (var term in population.Counts)
                Add(KeyOf(columns, row, term), CountOf(columns[term.Sum].Number(row) ?? 0, term.Sum), 0);
    }

    static long CountOf(double number, string column) =>
        number >= 0 ? (long)Math.Round(number) : throw new InvalidDataException($"Column {column} counts less than nothing.");

    void Add(ulong key, long count, double weight)
    {
        if (count == 0) return;
        var known = _leaves.GetValueOrDefault(key);
        _leaves[key] = (known.Count + count, known.Weight + weight);
    }

    ulong KeyOf(Dictionary<string, ColumnCells> columns, int row, CountTerm? term)
    {
        var key = 0ul;
        foreach (var coder in _coders)
        {
            var own = term?.Codes?.GetValueOrDefault(coder.Dimension.Id);
            var column = coder.Dimension.Column is { } name ? columns[name] : null;
            key = LeafKey.Add(key, own is not null ? coder.PlaceOfCode(own) : coder.PlaceOf(column, coder.Dimension.To is { } to ? columns[to] : null, row));
        }
        return key;
    }

    RegisterReport ReportOf(RegisterColumns register, Dictionary<string, ColumnCells> columns, int row)
    {
        var key = columns[register.Key].Text(row) ?? throw new InvalidDataException($"A row has no {register.Key}.");
        return new(
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16)), DayOf(register.Decided), DayOf(register.From), DayOf(register.To),
            register.Closed.Contains(columns[register.Status].Text(row) ?? ""), CodesOf(KeyOf(columns, row, null)));

        int DayOf(string column) => columns[column].Day(row)?.DayNumber ?? throw new InvalidDataException($"A row has no {column}.");
    }

    LeafCount[] Leaves() => [.. _leaves.OrderBy(l => l.Key).Select(l => new LeafCount(CodesOf(l.Key), l.Value.Count, l.Value.Weight))];

    string[] CodesOf(ulong key) => [.. LeafKey.PlacesOf(key, _coders.Length).Select((place, d) => _coders[d].Tree.IdOf(place))];
}

/// <summary>The code lists as trees, each made once.</summary>
sealed class Trees(Statistics.Structures.StructureSet structures)
{
    readonly Dictionary<string, CodeTree> _trees = structures.Codelists.ToDictionary(c => c.Id, c => new CodeTree(c));

    public CodeTree Of(string codelist) => _trees[codelist];
}
