using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.OccupationsInDemand;

/// <summary>The titles of ISCO-08, as the newest codelist has them.</summary>
public sealed class Titles(CatalogInForce catalog)
{
    const int UnitGroup = 4;

    /// <summary>The title of a code of any level; null when there is none.</summary>
    public string? Find(string isco08) => Newest?.Items.GetValueOrDefault(isco08)?.Name;

    public bool IsUnitGroup(string isco08) => isco08.Length == UnitGroup && Newest?.Items.ContainsKey(isco08) == true;

    Codelist? Newest => catalog.Now.Codelists.Where(c => c.Name == "isco08").MaxBy(c => c.ValidFrom);
}
