using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Protection;

/// <summary>
/// Hours and days of Law 058/2021, read from a versioned file: articles 43 to 45 for breaches, 18 to 24 for requests. The law gives no hours for telling
/// the persons; those here are the coordinating body's own.
/// </summary>
/// <param name="HoursToTellController">From the discovery by whoever processes to telling the agency whose data it is.</param>
/// <param name="HoursToTellAuthority">From the controller's knowing to telling the authority.</param>
/// <param name="HoursToReport">From the controller's knowing to the full report.</param>
/// <param name="HoursToTellPersons">From the controller's knowing to telling the persons, where the risk to them is high.</param>
/// <param name="DaysToAnswer">From the day a request is received.</param>
/// <param name="DaysToAppeal">From the day of the answer.</param>
/// <param name="DaysToDecideAppeal">The authority's own, from the day of the appeal.</param>
/// <param name="DaysOfReminder">Before a request is due.</param>
/// <param name="DaysExportsAreKept">After which the files of an export are removed.</param>
public sealed record ProtectionTerms(
    string Version,
    int HoursToTellController,
    int HoursToTellAuthority,
    int HoursToReport,
    int HoursToTellPersons,
    int DaysToAnswer,
    int DaysToAppeal,
    int DaysToDecideAppeal,
    int DaysOfReminder,
    int DaysExportsAreKept)
{
    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads a file of terms: UTF-8 JSON, every term present and nothing else.</summary>
    /// <exception cref="JsonException">The text is not JSON, a term is missing or one is unknown.</exception>
    /// <exception cref="InvalidDataException">A term is not positive.</exception>
    public static ProtectionTerms Parse(ReadOnlySpan<byte> file)
    {
        var terms = JsonSerializer.Deserialize<ProtectionTerms>(file, Json) ?? throw new JsonException("The file holds no terms.");
        int[] all =
        [
            terms.HoursToTellController, terms.HoursToTellAuthority, terms.HoursToReport, terms.HoursToTellPersons, terms.DaysToAnswer,
            terms.DaysToAppeal, terms.DaysToDecideAppeal, terms.DaysOfReminder, terms.DaysExportsAreKept,
        ];
        return all.All(term => term > 0) ? terms : throw new InvalidDataException($"Protection terms {terms.Version}: hours and days are whole numbers from 1.");
    }

    /// <summary>Reads the terms that come with the program.</summary>
    /// <inheritdoc cref="Parse"/>
    public static ProtectionTerms ReadDefault() => Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "parameters", "protection.json")));
}
