using Pipeline.LabourMarketTest.Applications.Reading;

namespace Pipeline.LabourMarketTest.Bulk;

/// <summary>What a file of applications came to.</summary>
public sealed class BulkSummary
{
    const int MostFaults = 20;

    readonly List<RowFault> _first = [];

    public long Rows { get; private set; }

    /// <summary>Rows that are no application; they were not assessed.</summary>
    public long Faulty { get; private set; }

    /// <summary>Recommendations that rest on rules or data that nobody has confirmed yet.</summary>
    public long Unconfirmed { get; private set; }

    public SortedDictionary<string, long> Outcomes { get; } = new(StringComparer.Ordinal);

    /// <summary>How many applications each reason was given for.</summary>
    public SortedDictionary<string, long> Reasons { get; } = new(StringComparer.Ordinal);

    /// <summary>What became of the rows that were to be put on record; empty when none were.</summary>
    public SortedDictionary<string, long> Kept { get; } = new(StringComparer.Ordinal);

    internal KeptRow Keep(KeptRow row)
    {
        Count(Kept, row.State);
        return row;
    }

    /// <summary>The first faults of the file, so that whoever sees only the numbers knows where to begin.</summary>
    public IReadOnlyList<RowFault> FirstFaults => _first;

    internal void AddFaulty(long line, IEnumerable<ApplicationFault> faults)
    {
        (Rows, Faulty) = (Rows + 1, Faulty + 1);
        if (_first.Count < MostFaults) _first.AddRange(faults.Take(MostFaults - _first.Count).Select(f => new RowFault(line, f)));
    }

    internal void Add(Outcome outcome, bool isConfirmed, List<string> reasons)
    {
        Rows++;
        if (!isConfirmed) Unconfirmed++;
        Count(Outcomes, OutcomeNames.Of(outcome));
        for (var i = 0; i < reasons.Count; i++)
            if (reasons.IndexOf(reasons[i]) == i) Count(Reasons, reasons[i]);
    }

    static void Count(SortedDictionary<string, long> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}

static class OutcomeNames
{
    static readonly string[] Names = Enum.GetNames<Outcome>();

    public static string Of(Outcome outcome) => Names[(int)outcome];
}
