using Pipeline.Protocols;

namespace Pipeline.OccupationsInDemand;

/// <summary>The titles of ISCO-08, as the newest codelist has them.</summary>
public sealed class Titles(CatalogInForce catalog)
{
    const int UnitGroup = 4;

    /// <summary>The title of a code of any level; null when there is none.</summary>
    public string? Find(string isco08) => catalog.Now.Occupations?.Items.GetValueOrDefault(isco08)?.Name;

    public bool IsUnitGroup(string isco08) => isco08.Length == UnitGroup && catalog.Now.Occupations?.Items.ContainsKey(isco08) == true;
}
