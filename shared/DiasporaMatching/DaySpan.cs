namespace Pipeline.DiasporaMatching;

/// <summary>Days from the first to the last, both counted.</summary>
public readonly record struct DaySpan(DateOnly From, DateOnly To)
{
    /// <summary>At least 1 for a span that does not end before it begins.</summary>
    public int Days => To.DayNumber - From.DayNumber + 1;

    public bool IsValid => To >= From;

    public bool Overlaps(DaySpan other) => From <= other.To && other.From <= To;

    /// <summary>What both have; null when they have no day in common.</summary>
    public DaySpan? With(DaySpan other)
    {
        var common = new DaySpan(From > other.From ? From : other.From, To < other.To ? To : other.To);
        return common.IsValid ? common : null;
    }

    /// <summary>The first days of it, at most so many.</summary>
    public DaySpan First(int days) => Days <= days ? this : new(From, From.AddDays(days - 1));

    /// <summary>The same days as spans that neither overlap nor touch, in order. Spans that end before they begin have no days.</summary>
    public static IReadOnlyList<DaySpan> Merge(IEnumerable<DaySpan> spans)
    {
        var merged = new List<DaySpan>();
        foreach (var span in spans.Where(s => s.IsValid).OrderBy(s => s.From).ThenBy(s => s.To))
            if (merged is [.., var last] && span.From.DayNumber <= last.To.DayNumber + 1) merged[^1] = last with { To = span.To > last.To ? span.To : last.To };
            else merged.Add(span);
        return merged;
    }

    public override string ToString() => $"{From:yyyy-MM-dd} to {To:yyyy-MM-dd}";
}
