using System.Text;
using Pipeline.Indicators;
using Pipeline.Indicators.Estimation;
using Pipeline.Indicators.Occupations;
using Pipeline.Indicators.References;
using Pipeline.Indicators.Shortage;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Nightly;

/// <summary>Everything besides the agencies' files that a run's numbers follow from.</summary>
/// <param name="Estimation">With every L that a profile asks for.</param>
/// <param name="Profiles">The index itself first.</param>
sealed record RunMethod(EstimationMethod Estimation, IReadOnlyList<ShortageProfile> Profiles)
{
    /// <summary>Lower-case hex; another when anything of it is another.</summary>
    public string Sha256 { get; } = Hash([Estimation.Sha256, .. Profiles.Select(p => $"{p.Name} {p.Sha256}")]);

    /// <summary>How many national strategies name each occupation at the end of a quarter; null while nobody supplied any.</summary>
    public IReadOnlyDictionary<string, int>? Strategic(ReferencePeriod quarter) => Estimation.References.Strategies.CountsOn(quarter.End);

    /// <exception cref="InvalidDataException">The catalogue has no list of occupations, or a group in it lacks the one above it.</exception>
    public static RunMethod Of(IndicatorParameters parameters, ReferenceData references, IReadOnlyList<ShortageProfile> profiles, ProtocolCatalog catalog)
    {
        var list = catalog.Occupations
            ?? throw new InvalidDataException("There is no code list isco08; the indicators need one. Put it among the protocols' code lists.");
        var tree = new OccupationTree(list.Items.Select(i => KeyValuePair.Create(i.Key, i.Value.Name)));
        int[] others = [.. parameters.OtherGrowthYears.Concat(profiles.SelectMany(p => p.YearsNeeded)).Where(y => y != parameters.GrowthYears).Distinct().Order()];
        return new(new(parameters with { OtherGrowthYears = others }, tree, references), profiles);
    }

    /// <summary>Names what follows from the method and these texts.</summary>
    public string Name(IEnumerable<string> texts) => Hash([Sha256, .. texts])[..20];

    static string Hash(IEnumerable<string> lines) =>
        Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines))));
}
