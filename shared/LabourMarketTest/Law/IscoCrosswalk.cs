using System.Collections.Frozen;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTest.Law;

/// <param name="Isco08">A unit group of ISCO-08.</param>
/// <param name="Isco88">The unit groups of ISCO-88 whose occupations went into it.</param>
public sealed record CrosswalkEntry(string Isco08, IReadOnlyList<string> Isco88);

public sealed record CrosswalkFile(SourceStatus Status, string Ref, bool IsConfirmed, IReadOnlyList<CrosswalkEntry> Entries);

/// <summary>ISCO-08 unit groups in terms of ISCO-88, which the schedule of commitments was written in. A group without an entry is unknown, never guessed.</summary>
public sealed class IscoCrosswalk(CrosswalkFile file)
{
    readonly FrozenDictionary<string, IReadOnlyList<string>> _to88 = file.Entries.ToFrozenDictionary(e => e.Isco08, e => e.Isco88);

    public bool IsConfirmed => file.IsConfirmed;

    public int Count => _to88.Count;

    /// <summary>ISCO-88 codes of an ISCO-08 unit group; null when the crosswalk has no entry for it.</summary>
    public IReadOnlyList<string>? To88(Isco08 code) => _to88.GetValueOrDefault(code.ToString());
}
