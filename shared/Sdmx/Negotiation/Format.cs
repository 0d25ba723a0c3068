namespace Pipeline.Sdmx.Negotiation;

/// <summary>What kind of message is written.</summary>
public enum FormatKind
{
    Json1,
    Json2,
    Csv1,
    Csv2,
    PlainCsv,
    GenericXml,
    SpecificXml,
    StructureJson1,
    StructureJson2,
    StructureXml,
    JsonStat,
    Parquet,
}

/// <summary>A form that an answer may have.</summary>
/// <param name="MediaType">As it is told, without any space or character set: clients compare it whole.</param>
/// <param name="Names">What parameter <c>format</c> calls it.</param>
/// <param name="Plain">The general media type that it is given as where that is asked for; null for none.</param>
public sealed record Format(FormatKind Kind, string MediaType, string[] Names, string? Plain)
{
    const string Data = "application/vnd.sdmx.data";
    const string Structure = "application/vnd.sdmx.structure";

    public static readonly Format Json1 = new(FormatKind.Json1, $"{Data}+json;version=1.0.0", ["jsondata", "json"], "application/json");
    public static readonly Format Json2 = new(FormatKind.Json2, $"{Data}+json;version=2.0.0", ["jsondata", "json"], "application/json");
    public static readonly Format Csv1 = new(FormatKind.Csv1, $"{Data}+csv;version=1.0.0", ["csvdata", "csv"], "text/csv");
    public static readonly Format Csv2 = new(FormatKind.Csv2, $"{Data}+csv;version=2.0.0", ["csvdata", "csv"], "text/csv");
    public static readonly Format Generic = new(FormatKind.GenericXml, "application/vnd.sdmx.genericdata+xml;version=2.1", ["genericdata", "xml"], "application/xml");
    public static readonly Format Specific = new(FormatKind.SpecificXml, "application/vnd.sdmx.structurespecificdata+xml;version=2.1", ["structurespecificdata"], null);
    public static readonly Format StructureJson1 = new(FormatKind.StructureJson1, $"{Structure}+json;version=1.0.0", ["jsonstructure", "json"], "application/json");
    public static readonly Format StructureJson2 = new(FormatKind.StructureJson2, $"{Structure}+json;version=2.0.0", ["jsonstructure", "json"], "application/json");
    public static readonly Format StructureXml = new(FormatKind.StructureXml, $"{Structure}+xml;version=2.1", ["structure", "xml"], "application/xml");
    public static readonly Format JsonStat = new(FormatKind.JsonStat, "application/json", ["json-stat2", "json"], null);
    public static readonly Format PlainCsv = new(FormatKind.PlainCsv, "text/csv", ["csv"], null);
    public static readonly Format Parquet = new(FormatKind.Parquet, "application/vnd.apache.parquet", ["parquet"], null);

    static readonly Format[] DataOf21 = [Json1, Csv1, Generic, Specific, Json2, Csv2];
    static readonly Format[] DataOf30 = [Json2, Csv2, Json1, Csv1];
    static readonly Format[] DataOfTables = [JsonStat, PlainCsv, Parquet];

    /// <summary>What a service's data are given as; the first where anything will do.</summary>
    public static Format[] DataOf(Flavour flavour) => flavour switch
    {
        Flavour.Sdmx21 => DataOf21,
        Flavour.Sdmx30 => DataOf30,
        _ => DataOfTables,
    };

    /// <summary>What a service's structures are given as.</summary>
    public static Format[] StructuresOf(Flavour flavour) => flavour == Flavour.Sdmx21 ? [StructureJson1, StructureXml, StructureJson2] : [StructureJson2, StructureJson1];

    /// <summary>The media type without its parameters.</summary>
    public string Type { get; } = MediaType.Split(';')[0];

    /// <summary>The version in the media type; null when it has none.</summary>
    public string? Version { get; } = MediaType.Contains("version=", StringComparison.Ordinal) ? MediaType[(MediaType.IndexOf("version=", StringComparison.Ordinal) + 8)..] : null;
}
