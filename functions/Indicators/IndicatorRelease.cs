using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Functions.Indicators;

/// <summary>Whether a run that was made under earlier agreements may still be shown: what holds now decides, for every dataset that it rests on.</summary>
static class IndicatorRelease
{
    /// <param name="sources">The datasets that it rests on, as <c>agency/dataset</c>.</param>
    /// <param name="purpose">What it is to be shown for.</param>
    /// <returns>Why not; null when it may be shown.</returns>
    public static Wording? WhyNot(IEnumerable<string> sources, ProtocolCatalog catalog, string purpose = DataUse.ShortageIndicators) =>
        sources.Select(source => WhyNot(source, catalog, purpose)).FirstOrDefault(why => why is not null);

    static Wording? WhyNot(string source, ProtocolCatalog catalog, string purpose)
    {
        var parts = source.Split('/');
        var agreement = catalog.AgreementFor(AgencyId.Parse(parts[0]), DatasetId.Parse(parts[1]));
        return DataUse.WhyNot(agreement, source, purpose) ?? Publication.WhyNotToAll(agreement!);
    }
}
