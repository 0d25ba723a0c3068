using System.Collections.Immutable;
using System.Globalization;

namespace Pipeline.Statistics.Structures;

/// <summary>What a dimension, attribute or measure is about.</summary>
public sealed record Concept(string Id, LocalText Name, LocalText? Description = null);

/// <summary>A key dimension. Its concept has the same id.</summary>
/// <param name="Id">In capitals: <c>FREQ</c>, <c>REF_AREA</c>, <c>INDICATOR</c>, <c>SEX</c>, ...</param>
/// <param name="Codelist">Id of its <see cref="Structures.Codelist"/>.</param>
public sealed record Dimension(string Id, string Codelist);

/// <summary>How what is published of a measure was protected.</summary>
public enum ProtectionMethod
{
    /// <summary>Small-count rounding: what the indicator counts are persons or cases of one protected table.</summary>
    SmallCountRounding,

    /// <summary>Fixed cubes whose unsafe cells, and those that would give them away, are withheld.</summary>
    WitnessSuppression,

    /// <summary>The figure is about institutions, not about persons or enterprises.</summary>
    NotConfidential,
}

/// <summary>One code of the dimension <c>INDICATOR</c>: what is measured, in what unit.</summary>
/// <param name="Id">The code; it stands in the flow's indicator codelist too.</param>
/// <param name="Unit">Code of <c>CL_UNIT_MEASURE</c>, such as <c>PS</c> (persons), <c>PC</c> (percent), <c>RWF_M</c> (Rwanda francs a month), <c>D</c> (days).</param>
/// <param name="UnitMultiplier">Power of ten that values are to be multiplied with.</param>
/// <param name="Decimals">How many decimals are meant.</param>
/// <param name="Ilms">The code of the ILO's labour migration statistics that it answers to; null where there is none.</param>
/// <param name="RoundingBase">The base of small-count rounding; 0 of measures protected otherwise.</param>
public sealed record Measure(
    string Id, LocalText Name, string Unit, int UnitMultiplier, int Decimals, ProtectionMethod Protection, string? Ilms = null, int RoundingBase = 0)
{
    /// <summary>What the attribute <c>CONF_METHOD</c> says: <c>SCR5</c> (small-count rounding and its base), <c>WSUP</c> or <c>NONE</c>.</summary>
    public string MethodCode => Protection switch
    {
        ProtectionMethod.SmallCountRounding => string.Create(CultureInfo.InvariantCulture, $"SCR{RoundingBase}"),
        ProtectionMethod.WitnessSuppression => "WSUP",
        _ => "NONE",
    };
}

/// <summary>
/// A published table and its structure. Keys are the codes of <see cref="Dimensions"/> in their order, never fewer than four; time comes after them and is
/// not part of a key.
/// </summary>
/// <param name="Id">With the prefix <c>DF_</c>, and the table's number: <c>DF_T05_PERMITS</c>.</param>
/// <param name="Version">Of the structure (major.minor.patch), not of the figures: those have releases.</param>
/// <param name="Number">The table's number among those agreed with the coordination mechanism, <c>T05</c>.</param>
/// <param name="Method">How the figures are made and what they do not say, for a reader who will use them.</param>
/// <param name="Sources">Datasets it is made of, as <c>agency/dataset</c>.</param>
public sealed record Dataflow(
    string Id, string Version, string Number, LocalText Name, LocalText Description, LocalText Method,
    ImmutableArray<Dimension> Dimensions, ImmutableArray<Measure> Measures, ImmutableArray<string> Sources)
{
    /// <summary>The dimension that tells measures apart; every flow has it.</summary>
    public const string Indicator = "INDICATOR";

    /// <summary>Id of the data structure definition.</summary>
    public string StructureId => "DSD" + Id[2..];
}

/// <summary>All structures that a release speaks of.</summary>
/// <param name="Agency">Maintenance agency, <c>RW_LMIS</c>.</param>
public sealed record StructureSet(
    string Agency, LocalText AgencyName, ImmutableArray<Dataflow> Dataflows, ImmutableArray<Codelist> Codelists, ImmutableArray<Concept> Concepts)
{
    /// <exception cref="KeyNotFoundException">No codelist has that id.</exception>
    public Codelist Codelist(string id) =>
        Codelists.FirstOrDefault(c => c.Id == id) ?? throw new KeyNotFoundException($"There is no codelist {id}.");

    /// <summary>Null when there is none.</summary>
    public Dataflow? Dataflow(string id) => Dataflows.FirstOrDefault(d => d.Id == id);
}
