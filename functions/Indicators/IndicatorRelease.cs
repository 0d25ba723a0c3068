using Pipeline.IndicatorReadings;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Functions.Indicators;

/// <summary>Whether a run that was made under earlier agreements may still be shown: what holds now decides, for every dataset that it rests on.</summary>
static class IndicatorRelease
{
    /// <returns>Why not; null when it may be shown.</returns>
    public static Wording? WhyNot(OccupationReadings readings, ProtocolCatalog catalog) =>
        readings.Sources.Select(source => WhyNot(source, catalog)).FirstOrDefault(why => why is not null);

    static Wording? WhyNot(string source, ProtocolCatalog catalog)
    {
        var parts = source.Split('/');
        var agreement = catalog.AgreementFor(AgencyId.Parse(parts[0]), DatasetId.Parse(parts[1]));
        return DataUse.WhyNot(agreement, source, DataUse.ShortageIndicators) ?? Publication.WhyNotToAll(agreement!);
    }
}
