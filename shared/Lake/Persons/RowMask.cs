namespace Pipeline.Lake;

/// <summary>Which rows of a lake file are somebody's, by row group. A file of the same rows in the same order has the same mask.</summary>
public sealed class RowMask
{
    // By row group; null where none is theirs.
    readonly bool[]?[] _groups;

    RowMask(bool[]?[] groups) => _groups = groups;

    /// <summary>How many rows are theirs.</summary>
    public long Rows => _groups.Sum(g => g?.LongCount(isTheirs => isTheirs) ?? 0);

    /// <summary>Whether a row is theirs; always false in groups that hold none.</summary>
    public bool IsTheirs(int group, int row) => _groups[group]?[row] == true;

    public bool HasAnyIn(int group) => _groups[group] is not null;

    /// <summary>Finds the rows in which one of the columns has one of its pseudonyms. Of groups that cannot hold one nothing but the footer is read.</summary>
    /// <param name="sought">By column; columns that the file lacks are passed over.</param>
    public static async Task<RowMask> FindAsync(LakeReader file, IReadOnlyDictionary<string, IReadOnlySet<string>> sought, CancellationToken ct)
    {
        var groups = new bool[]?[file.RowGroupCount];
        foreach (var (column, pseudonyms) in sought.Where(s => file.HasColumn(s.Key)))
            for (var group = 0; group < groups.Length; group++)
            {
                if (!pseudonyms.Any(p => file.MayHold(group, column, p))) continue;
                var texts = await file.ReadTextAsync(group, column, ct);
                for (var row = 0; row < texts.Length; row++)
                    if (texts[row] is { } text && pseudonyms.Contains(text)) (groups[group] ??= new bool[texts.Length])[row] = true;
            }
        return new(groups);
    }

    /// <summary>Places of the rows from 0, in their order in the file.</summary>
    public IEnumerable<long> Places(LakeReader file)
    {
        var before = 0L;
        for (var group = 0; group < _groups.Length; before += file.RowCount(group), group++)
            for (var row = 0; row < (_groups[group]?.Length ?? 0); row++)
                if (IsTheirs(group, row)) yield return before + row;
    }
}
