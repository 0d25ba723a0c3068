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

    /// <summary>How many applications do not give a fact, or contradict themselves about it, by JSON pointer.</summary>
    public SortedDictionary<string, long> Missing { get; } = new(StringComparer.Ordinal);

    /// <summary>How many applications each reason was given for; a rule without an answer gives none.</summary>
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

    internal void Add(Outcome outcome, bool isConfirmed, List<string> missing, List<string> reasons)
    {
        Rows++;
        if (!isConfirmed) Unconfirmed++;
        Count(Outcomes, OutcomeNames.Of(outcome));
        CountOnce(Missing, missing);
        CountOnce(Reasons, reasons);
    }

    static void CountOnce(SortedDictionary<string, long> counts, List<string> names)
    {
        for (var i = 0; i < names.Count; i++)
            if (names.IndexOf(names[i]) == i) Count(counts, names[i]);
    }

    static void Count(SortedDictionary<string, long> counts, string name) => counts[name] = counts.GetValueOrDefault(name) + 1;
}

static class OutcomeNames
{
    static readonly string[] Names = Enum.GetNames<Outcome>();

    public static string Of(Outcome outcome) => Names[(int)outcome];
}
