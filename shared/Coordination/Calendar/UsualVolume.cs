namespace Pipeline.Coordination;

/// <summary>
/// Follows the rows of one dataset from period to period. A drop's volume has fallen when it is under a share of the median of the last six
/// accepted periods before it; with fewer than three nothing is usual yet. Nil returns and drops of unknown size say nothing.
/// </summary>
sealed class UsualVolume(double share)
{
    const int Most = 6;
    const int Fewest = 3;

    readonly Queue<long> _before = new();

    /// <summary>Looks at the next period's current delivery, if there is one.</summary>
    public VolumeDrop? Next(Delivered? current)
    {
        if (current is not { IsNil: false, RowsAccepted: { } rows }) return null;
        var drop = _before.Count >= Fewest && Median.Of(_before) is { } usual && rows < share * usual ? new VolumeDrop(rows, usual, _before.Count) : null;
        _before.Enqueue(rows);
        if (_before.Count > Most) _before.Dequeue();
        return drop;
    }
}
