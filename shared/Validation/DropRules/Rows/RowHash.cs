using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>The 128-bit hash of some columns' values in a row, as <see cref="KeyHash"/> makes it. Each thread has its own.</summary>
/// <param name="other">Given when the hash is looked for among that drop's: this drop's personal identifiers are then hashed as its pseudonyms.</param>
sealed class RowHash(IReadOnlyList<RowColumn> columns, KeyHash hash, IOtherDrop? other = null)
{
    readonly PseudonymMemo?[] _pseudonyms = [.. columns.Select(c =>
        other is not null && c.Column is { Classification: Classification.PersonalIdentifier, PseudonymDomain: { } domain } ? new PseudonymMemo(other, domain) : null)];

    /// <summary>False when one of the columns has no value in the row, or one that broke a rule of its column.</summary>
    public bool TryGet(int row, out UInt128 value)
    {
        value = default;
        hash.Begin();
        for (var i = 0; i < columns.Count; i++)
        {
            var column = columns[i];
            if (column.States[row] != CellState.Valid) return false;
            if (column.Values.Length > 0) hash.Add(column.Values[row]);
            else if (_pseudonyms[i] is { } memo) hash.Add(memo.Get(column.TextOf(row)));
            else hash.Add(column.TextOf(row));
        }
        value = hash.Value;
        return true;
    }
}
