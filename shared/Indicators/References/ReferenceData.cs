using System.Security.Cryptography;
using System.Text;
using Pipeline.Indicators.Codes;

namespace Pipeline.Indicators.References;

/// <summary>
/// What the indicators need besides the agencies' files: files that a person supplies, each of which may be absent. What needs an absent one has no number
/// and says so.
/// </summary>
/// <param name="Prices">cpi.csv.</param>
/// <param name="Crosswalk">crosswalk.csv; empty when absent.</param>
/// <param name="Fields">field-occupation.csv.</param>
/// <param name="Strategies">strategic.csv; none when absent.</param>
/// <param name="Sha256">Over names and contents of the files: names the runs that used them.</param>
public sealed record ReferenceData(
    ConsumerPrices? Prices, Crosswalk Crosswalk, FieldMatrix? Fields, StrategicOccupations Strategies, string Sha256)
{
    public const string PricesFile = "cpi.csv";
    public const string CrosswalkFile = "crosswalk.csv";
    public const string FieldsFile = "field-occupation.csv";
    public const string StrategiesFile = "strategic.csv";

    static readonly string[] Files = [CrosswalkFile, FieldsFile, PricesFile, StrategiesFile];

    public static ReferenceData None { get; } = Of(new Dictionary<string, string>());

    /// <summary>Where the files lie unless a setting says otherwise.</summary>
    public static string DefaultFolder => Path.Combine(AppContext.BaseDirectory, "parameters", "reference");

    /// <summary>Reads the files that are in a folder.</summary>
    /// <exception cref="InvalidDataException">A line cannot be read; the message names the file, the line and what was expected.</exception>
    public static ReferenceData Read(string folder) => Of(Files
        .Select(name => (Name: name, Path: Path.Combine(folder, name)))
        .Where(f => File.Exists(f.Path))
        .ToDictionary(f => f.Name, f => File.ReadAllText(f.Path)));

    /// <param name="texts">By file name; others than the four are passed over.</param>
    /// <inheritdoc cref="Read"/>
    public static ReferenceData Of(IReadOnlyDictionary<string, string> texts)
    {
        var named = string.Join('\n', Files.Select(name => $"{name} {(texts.TryGetValue(name, out var text) ? Hash(text) : "absent")}"));
        return new(
            Parse(PricesFile, ConsumerPrices.Parse), Parse(CrosswalkFile, Crosswalk.Parse) ?? Crosswalk.None, Parse(FieldsFile, FieldMatrix.Parse),
            Parse(StrategiesFile, StrategicOccupations.Parse) ?? StrategicOccupations.None, Hash(named));

        T? Parse<T>(string name, Func<string, string, T> parse)
            where T : class => texts.TryGetValue(name, out var text) ? parse(name, text) : null;
    }

    static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
