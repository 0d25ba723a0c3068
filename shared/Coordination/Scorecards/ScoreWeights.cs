using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Coordination;

/// <summary>How the parts of a data-quality score weigh, read from a versioned file.</summary>
/// <param name="Version">Semantic version of the file.</param>
/// <param name="WorthlessAfterDays">Mean lateness, in days, at which the timeliness part has fallen to 0.</param>
public sealed record ScoreWeights(
    string Version, double CompletenessWeight, double ValidityWeight, double TimelinessWeight, double WorthlessAfterDays)
{
    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads a file of weights: UTF-8 JSON, every weight present and nothing else.</summary>
    /// <exception cref="JsonException">The text is not JSON, a weight is missing or one is unknown.</exception>
    /// <exception cref="InvalidDataException">A weight is negative, all are 0, or the days are not positive.</exception>
    public static ScoreWeights Parse(ReadOnlySpan<byte> file)
    {
        var weights = JsonSerializer.Deserialize<ScoreWeights>(file, Json) ?? throw new JsonException("The file holds no weights.");
        double[] all = [weights.CompletenessWeight, weights.ValidityWeight, weights.TimelinessWeight];
        return all.All(w => w >= 0) && all.Sum() > 0 && weights.WorthlessAfterDays > 0
            ? weights
            : throw new InvalidDataException($"Score weights {weights.Version}: weights must be 0 or more and not all 0, worthless_after_days positive.");
    }

    /// <summary>Reads the weights that come with the program.</summary>
    /// <inheritdoc cref="Parse"/>
    public static ScoreWeights ReadDefault() => Parse(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "parameters", "scorecard.json")));
}
