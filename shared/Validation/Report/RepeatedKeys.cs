namespace Pipeline.Validation;

/// <summary>Puts together the rows that have the same key, for the first keys that come a second time.</summary>
sealed class RepeatedKeys
{
    const int MostKeys = 500;
    const int MostGroups = 50;
    const int LinesKept = 10;

    // A line begins one row at most, so that the first line of a key names it.
    readonly Dictionary<long, (string Key, List<long> Lines, long Count)> _keys = [];

    /// <summary>Counts one more row of a key.</summary>
    /// <param name="firstLine">Line of the first row that had it.</param>
    /// <param name="show">Gives the key, masked; asked once for each.</param>
    public void Add(long firstLine, long line, Func<string> show)
    {
        if (!_keys.TryGetValue(firstLine, out var known))
        {
            if (_keys.Count == MostKeys) return;
            known = (show(), [firstLine], 1);
        }
        if (known.Lines.Count < LinesKept) known.Lines.Add(line);
        _keys[firstLine] = known with { Count = known.Count + 1 };
    }

    /// <summary>The commonest.</summary>
    public IReadOnlyList<KeyGroup> Groups() =>
        [.. _keys.Values.OrderByDescending(k => k.Count).ThenBy(k => k.Lines[0]).Take(MostGroups).Select(k => new KeyGroup(k.Key, k.Lines, k.Count))];
}
