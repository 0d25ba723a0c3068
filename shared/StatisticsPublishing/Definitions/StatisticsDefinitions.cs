using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Statistics.Releases;
using Pipeline.Statistics.Structures;
using Codelist = Pipeline.Statistics.Structures.Codelist;
using Measure = Pipeline.Statistics.Structures.Measure;

namespace Pipeline.StatisticsPublishing.Definitions;

/// <summary>Everything besides the agencies' data that a release follows from: tables, code lists, populations and parameters.</summary>
/// <param name="Sha256">Lower-case hex; another when anything of it is another.</param>
public sealed record StatisticsDefinitions(
    StructureSet Structures, ImmutableArray<FlowDefinition> Flows, ImmutableArray<Population> Populations, ImmutableArray<QuantileDefinition> Quantiles,
    ImmutableArray<SumDefinition> Sums, DisclosureParameters Parameters, string Sha256)
{
    /// <summary>Where the files lie that come with the program.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "statistics");

    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <param name="folder">The program's own when null.</param>
    /// <exception cref="InvalidDataException">A file is not what it should be, or the files contradict each other.</exception>
    public static StatisticsDefinitions Read(ProtocolCatalog catalog, string? folder = null)
    {
        folder ??= DefaultFolder;
        var lists = Parse<CodelistFile>(folder, "codelists", "structures.json");
        var french = French(Path.Combine(folder, "codelists", "french.csv"));
        var files = Directory.GetFiles(Path.Combine(folder, "dataflows"), "*.json").Order(StringComparer.Ordinal).Select(f => Parse<FlowFile>(f)).ToList();
        StructureSet structures = new(
            lists.Agency, lists.AgencyName, [.. files.Select(f => f.ToFlow())],
            [.. lists.Codelists.Select(l => l.ToCodelist(lists.Version, catalog, french)), .. files.Select(f => f.Indicators())],
            [.. lists.Concepts.Select(c => new Concept(c.Id, c.Name))]);
        var populations = Parse<ImmutableArray<Population>>(folder, "populations", "populations.json");
        var quantiles = Parse<ImmutableArray<QuantileDefinition>>(folder, "populations", "quantiles.json");
        var sums = Parse<ImmutableArray<SumDefinition>>(folder, "populations", "sums.json");
        var parameters = DisclosureParameters.Parse(File.ReadAllBytes(Path.Combine(folder, "parameters", "disclosure.json")));
        string[] all = [.. Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(File.ReadAllText)];
        var sha = Hash([.. all, Encoding.UTF8.GetString(ReleaseJson.Write(structures))]);
        return new(
            structures, [.. files.Select(f => f.ToDefinition())], populations, quantiles, sums, parameters, sha);
    }

    /// <exception cref="KeyNotFoundException">There is no such population.</exception>
    public Population Population(string id) => Populations.FirstOrDefault(p => p.Id == id) ?? throw new KeyNotFoundException($"There is no population {id}.");

    internal static string Hash(IEnumerable<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData("\n"u8);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    static T Parse<T>(params ReadOnlySpan<string> path)
    {
        var file = Path.Combine(path);
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(file), Json) ?? throw new InvalidDataException($"{Path.GetFileName(file)} is empty.");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"{Path.GetFileName(file)}, line {e.LineNumber + 1}: {e.Message}", e);
        }
    }

    /// <summary>Lines of list, code and name; a name with a comma stands in quotes.</summary>
    static Dictionary<(string, string), string> French(string file) => File.ReadLines(file).Skip(1)
        .Select(line => line.Split(',', 3))
        .ToDictionary(cells => (cells[0], cells[1]), cells => cells[2].Trim('"'));

    /// <summary>A dataflow's file.</summary>
    sealed record FlowFile(
        string Id, string Version, string Number, LocalText Name, LocalText Description, LocalText Method, ImmutableArray<Dimension> Dimensions,
        ImmutableArray<MeasureEntry> Measures, ImmutableArray<string> Sources, ImmutableArray<Figure> Figures, ImmutableArray<Frequency> Frequencies,
        string? NotAvailable = null)
    {
        public Dataflow ToFlow() => new(Id, Version, Number, Name, Description, Method, Dimensions, [.. Measures.Select(m => m.ToMeasure())], Sources);

        public FlowDefinition ToDefinition() => new(ToFlow(), Figures, Frequencies, NotAvailable);

        public Codelist Indicators() => new(
            Dimensions.First(d => d.Id == Dataflow.Indicator).Codelist, Version, new($"Indicators of {Number}", $"Indicateurs de {Number}"),
            [.. Measures.Select(m => new Code(m.Id, m.Name))]);
    }

    sealed record MeasureEntry(
        string Id, LocalText Name, string Unit, ProtectionMethod Protection, int UnitMultiplier = 0, int Decimals = 0, int RoundingBase = 0, string? Ilms = null)
    {
        public Measure ToMeasure() => new(Id, Name, Unit, UnitMultiplier, Decimals, Protection, Ilms, RoundingBase);
    }
}
