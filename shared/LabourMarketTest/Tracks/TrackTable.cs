using System.Numerics;

namespace Pipeline.LabourMarketTest.Tracks;

/// <summary>
/// The decision table that sends a case on its track. Exactly one row holds for every combination of conditions; a table of which that is not
/// true cannot be made. With a fact missing, the rows that are still possible are known.
/// </summary>
public sealed class TrackTable
{
    const int Combinations = 1 << TrackFacts.Count;

    static readonly string[] Names = ["partnerState", "publicService", "shortContract", "scheduled", "regional"];

    readonly int[] _rowOf = new int[Combinations];

    /// <exception cref="InvalidDataException">A combination of conditions has no row, or more than one; the message names it.</exception>
    public TrackTable(IReadOnlyList<TrackRow> rows)
    {
        Rows = rows;
        for (var facts = 0; facts < Combinations; facts++)
        {
            var found = Enumerable.Range(0, rows.Count).Where(r => Holds(rows[r].When, facts)).ToList();
            if (found.Count != 1)
            {
                var has = found.Count == 0 ? "no row" : $"the rows {string.Join(" and ", found.Select(r => rows[r].Row))}";
                throw new InvalidDataException($"trackTable: {Words(facts)} has {has}, where every combination of conditions has exactly one.");
            }
            _rowOf[facts] = found[0];
        }
    }

    public IReadOnlyList<TrackRow> Rows { get; }

    /// <summary>The row of a combination given as bits: condition i is bit i.</summary>
    public TrackRow RowOf(int facts) => Rows[_rowOf[facts]];

    /// <summary>Rows that hold for some way of completing the facts, as bits; one bit when the row is certain.</summary>
    internal int Possible(TrackFacts known)
    {
        int fixedBits = 0, trueBits = 0;
        for (var i = 0; i < TrackFacts.Count; i++)
            if (known[i] is { } value)
            {
                fixedBits |= 1 << i;
                if (value) trueBits |= 1 << i;
            }
        var rows = 0;
        for (var facts = 0; facts < Combinations; facts++)
            if ((facts & fixedBits) == trueBits) rows |= 1 << _rowOf[facts];
        return rows;
    }

    /// <summary>Whether knowing a condition could rule out a row that is possible without it.</summary>
    internal bool Matters(TrackFacts known, int condition)
    {
        if (known[condition] is not null) return false;
        var all = Possible(known);
        return Possible(With(known, condition, true)) != all || Possible(With(known, condition, false)) != all;
    }

    internal static bool IsCertain(int rows) => BitOperations.PopCount((uint)rows) == 1;

    static TrackFacts With(TrackFacts facts, int condition, bool value) => condition switch
    {
        0 => facts with { PartnerState = value },
        1 => facts with { PublicService = value },
        2 => facts with { ShortContract = value },
        3 => facts with { Scheduled = value },
        _ => facts with { Regional = value },
    };

    static bool Holds(TrackConditions when, int facts)
    {
        bool Is(bool? asked, int bit) => asked is null || asked == ((facts >> bit & 1) == 1);
        return Is(when.PartnerState, 0) && Is(when.PublicService, 1) && Is(when.ShortContract, 2) && Is(when.Scheduled, 3) && Is(when.Regional, 4);
    }

    static string Words(int facts) => string.Join(", ", Names.Select((n, i) => $"{n} {((facts >> i & 1) == 1 ? "true" : "false")}"));
}
