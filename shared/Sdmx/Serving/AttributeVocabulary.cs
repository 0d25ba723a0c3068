using System.Collections.Immutable;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Serving;

/// <summary>Names and codelists of the components that every dataflow has beside its dimensions. Codelists come in the order in which values are listed.</summary>
public static class AttributeVocabulary
{
    public const string Time = "TIME_PERIOD";
    public const string Value = "OBS_VALUE";
    public const string Status = "OBS_STATUS";
    public const string Confidentiality = "CONF_STATUS";
    public const string Unit = "UNIT_MEASURE";
    public const string UnitMultiplier = "UNIT_MULT";
    public const string Decimals = "DECIMALS";
    public const string Method = "CONF_METHOD";
    public const string Source = "DATA_SOURCE";
    public const string Release = "RELEASE_ID";

    public const string UnitCodelist = "CL_UNIT_MEASURE";

    public const string MethodCodelist = "CL_CONF_METHOD";

    /// <summary>Concepts with their names, in the order in which components are written.</summary>
    public static readonly ImmutableArray<Concept> Concepts =
    [
        new(Time, new("Time period", "Période")),
        new(Value, new("Observation value", "Valeur de l'observation")),
        new(Status, new("Observation status", "Statut de l'observation")),
        new(Confidentiality, new("Confidentiality status", "Statut de confidentialité")),
        new(Unit, new("Unit of measure", "Unité de mesure")),
        new(UnitMultiplier, new("Unit multiplier (power of ten)", "Multiplicateur d'unité (puissance de dix)")),
        new(Decimals, new("Decimals", "Décimales")),
        new(Method, new("Method of disclosure control", "Méthode de protection de la confidentialité")),
        new(Source, new("Data source", "Source des données")),
        new(Release, new("Release", "Publication")),
    ];

    /// <summary>In the order of <see cref="Statistics.Observations.ObservationStatus"/>.</summary>
    public static readonly Codelist StatusCodes = new("CL_OBS_STATUS", "1.0.0", new("Observation status", "Statut de l'observation"),
    [
        new("A", new("Normal value", "Valeur normale")),
        new("P", new("Provisional value", "Valeur provisoire")),
        new("E", new("Estimated value", "Valeur estimée")),
        new("B", new("Time series break", "Rupture de série")),
        new("Q", new("Missing value; suppressed", "Valeur manquante ; supprimée")),
        new("O", new("Missing value", "Valeur manquante")),
        new("M", new("Missing value; data cannot exist", "Valeur manquante ; la donnée ne peut exister")),
    ]);

    /// <summary>Whether it is confidential: no, then yes. Why a value is withheld would tell of it, so that no other letter is used.</summary>
    public static readonly Codelist ConfidentialityCodes = new("CL_CONF_STATUS", "1.0.0", new("Confidentiality status", "Statut de confidentialité"),
    [
        new("F", new("Free", "Libre")),
        new("C", new("Confidential statistical information", "Information statistique confidentielle")),
    ]);

    /// <summary>What a <see cref="Measure.MethodCode"/> means.</summary>
    public static Code MethodCode(Measure measure) => new(measure.MethodCode, measure.Protection switch
    {
        ProtectionMethod.SmallCountRounding => new(
            $"Small counts rounded to multiples of {measure.RoundingBase} in one base table", $"Petits effectifs arrondis aux multiples de {measure.RoundingBase} dans une table de base"),
        ProtectionMethod.WitnessSuppression => new("Unsafe cells withheld in fixed cubes", "Cellules non sûres supprimées dans des cubes fixes"),
        _ => new("None: not about persons or enterprises", "Aucune : ne porte ni sur des personnes ni sur des entreprises"),
    });

    /// <summary>An attribute as data structure definitions have it.</summary>
    /// <param name="Codelist">Id; null for a text or number.</param>
    /// <param name="DataType">The standard's type where there is no codelist.</param>
    public sealed record Component(string Id, string? Codelist, string DataType, bool IsOfDataset);

    /// <summary>The attributes of every dataflow, in the order in which they are written.</summary>
    public static readonly ImmutableArray<Component> Attributes =
    [
        new(Status, "CL_OBS_STATUS", "String", false),
        new(Confidentiality, "CL_CONF_STATUS", "String", false),
        new(Unit, UnitCodelist, "String", false),
        new(UnitMultiplier, null, "Integer", false),
        new(Decimals, null, "Integer", false),
        new(Method, MethodCodelist, "String", false),
        new(Source, null, "String", true),
        new(Release, null, "String", true),
    ];

    /// <summary>The name of a concept of <see cref="Concepts"/>.</summary>
    public static LocalText NameOf(string concept) => Concepts.First(c => c.Id == concept).Name;
}
