using Pipeline.Reference;

namespace Pipeline.LabourMarketTest.Law;

/// <summary>One line of the schedule of commitments of the Common Market Protocol.</summary>
/// <param name="Host">ISO3 of the Partner State that opens, or does not open, its labour market.</param>
/// <param name="IscoVersion">88 or 08: the edition the prefix belongs to.</param>
/// <param name="CodePrefix">The group the line is about; the longest matching prefix decides.</param>
/// <param name="Open">Whether the group is open; a finer closed line may stand below an open group.</param>
/// <param name="Qualifier">A limit in words, or null.</param>
/// <param name="SourcePage">Page of the source, or null when it was not at hand.</param>
public sealed record Commitment(string Host, string IscoVersion, string CodePrefix, bool Open, string? Qualifier, DateOnly OpenFrom, DateOnly? OpenTo,
    string? SourcePage, SourceStatus Status, string Ref, bool IsConfirmed);

/// <summary>What the schedule says about an occupation in a host on a day.</summary>
public enum ScheduleStanding
{
    /// <summary>Not looked up, because the occupation is not known.</summary>
    OccupationUnknown,
    Open,
    NotScheduled,

    /// <summary>The host has no line at all: neither open nor closed is inferred.</summary>
    NoCommitmentOnRecord,

    /// <summary>The occupation corresponds to open and to closed groups of ISCO-88.</summary>
    AmbiguousCrosswalk,

    /// <summary>The crosswalk has no entry for the occupation.</summary>
    NoCrosswalk,
}

/// <summary>The schedule of commitments, matched by the longest prefix on the day asked.</summary>
public sealed class CommitmentSchedule(IReadOnlyList<Commitment> lines, IscoCrosswalk crosswalk)
{
    readonly Dictionary<string, Commitment[]> _byHost = lines.GroupBy(l => l.Host).ToDictionary(g => g.Key, g => g.ToArray());

    public IReadOnlyList<Commitment> Lines => lines;

    /// <summary>Whether what it says of a host rests on confirmed lines, and where these are of ISCO-88 on a confirmed crosswalk. A host without lines has nothing to confirm.</summary>
    public bool IsConfirmed(string host) =>
        _byHost.TryGetValue(host, out var own) && Array.TrueForAll(own, l => l.IsConfirmed && (l.IscoVersion != "88" || crosswalk.IsConfirmed));

    public ScheduleStanding Standing(string host, Isco08 occupation, DateOnly onDate)
    {
        if (!_byHost.TryGetValue(host, out var own)) return ScheduleStanding.NoCommitmentOnRecord;
        var direct = Longest(own, "08", occupation.ToString(), onDate);
        if (direct is not null) return Of(direct);
        if (!Array.Exists(own, l => l.IscoVersion == "88")) return ScheduleStanding.NotScheduled;
        if (crosswalk.To88(occupation) is not { } codes) return ScheduleStanding.NoCrosswalk;
        int open = 0;
        foreach (var code in codes)
            if (Longest(own, "88", code, onDate) is { Open: true }) open++;
        return open == 0 ? ScheduleStanding.NotScheduled : open == codes.Count ? ScheduleStanding.Open : ScheduleStanding.AmbiguousCrosswalk;
    }

    static ScheduleStanding Of(Commitment line) => line.Open ? ScheduleStanding.Open : ScheduleStanding.NotScheduled;

    static Commitment? Longest(Commitment[] lines, string version, string code, DateOnly onDate)
    {
        Commitment? best = null;
        foreach (var line in lines)
            if (line.IscoVersion == version && code.StartsWith(line.CodePrefix, StringComparison.Ordinal)
                && new InForce(line.OpenFrom, line.OpenTo).Contains(onDate) && line.CodePrefix.Length > (best?.CodePrefix.Length ?? 0)) best = line;
        return best;
    }
}
