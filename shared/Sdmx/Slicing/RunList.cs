namespace Pipeline.Sdmx.Slicing;

/// <summary>Runs of rows in order; those that touch become one.</summary>
sealed class RunList
{
    readonly List<Range32> _runs = [];

    public IReadOnlyList<Range32> Runs => _runs;

    public void Add(int from, int to)
    {
        if (from == to) return;
        if (_runs.Count > 0 && _runs[^1].To == from) _runs[^1] = new(_runs[^1].From, to);
        else _runs.Add(new(from, to));
    }

    /// <summary>The rows from the one at <paramref name="offset"/>, as many as <paramref name="limit"/>.</summary>
    public IReadOnlyList<Range32> Part(int offset, int limit)
    {
        var (part, left) = (new List<Range32>(), limit);
        foreach (var run in _runs)
        {
            var skipped = Math.Min(offset, run.To - run.From);
            offset -= skipped;
            var taken = Math.Min(left, run.To - run.From - skipped);
            left -= taken;
            if (taken > 0) part.Add(new(run.From + skipped, run.From + skipped + taken));
        }
        return part;
    }
}
