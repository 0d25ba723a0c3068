using System.Collections.Frozen;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTest.Law;

/// <summary>One version of a list of occupations, such as the Occupations in Demand List.</summary>
/// <param name="Version">Names the version and its content in a decision record.</param>
/// <param name="Codes">Listed ISCO-08 codes of any level; a listed group lists what is below it.</param>
public sealed record OccupationList(string Id, string Version, DateOnly From, DateOnly? To, FrozenSet<string> Codes)
{
    /// <summary>Whether the occupation is listed at the given level or a broader one.</summary>
    public bool Lists(Isco08 occupation, int level)
    {
        var code = occupation.ToString();
        var codes = Codes.GetAlternateLookup<ReadOnlySpan<char>>();
        for (var digits = Math.Min(level, code.Length); digits >= 1; digits--)
            if (codes.Contains(code.AsSpan(0, digits))) return true;
        return false;
    }
}

/// <summary>All versions of all lists; a new version supersedes the former by date, never by being written over it.</summary>
public sealed class OccupationLists(IReadOnlyList<OccupationList> versions)
{
    /// <summary>The version of a list in force on a day; of several the one that began last; null when there is none.</summary>
    public OccupationList? InForce(string id, DateOnly onDate)
    {
        OccupationList? found = null;
        foreach (var version in versions)
            if (version.Id == id && new InForce(version.From, version.To).Contains(onDate) && (found is null || version.From > found.From)) found = version;
        return found;
    }
}
