using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Indicators.Shortage;

/// <summary>How values become comparable between indicators.</summary>
public enum ScaleKind
{
    /// <summary>(r - median) / (1.4826 times the median absolute deviation).</summary>
    Mad,
    /// <summary>(r - mean) / sample standard deviation.</summary>
    Sd,
    /// <summary>The average ranks of the values, then as <see cref="Sd"/>.</summary>
    Rank,
}

/// <summary>When an indicator counts as a sign of shortage.</summary>
public enum VoteRule
{
    /// <summary>Its z is at least vote_z.</summary>
    Z,
    /// <summary>Its raw value is at least the threshold of <see cref="VoteThreshold"/>.</summary>
    Threshold,
}

/// <summary>How an occupation gets its class.</summary>
public enum DecisionRule
{
    /// <summary>By score, certainty and votes.</summary>
    Score,
    /// <summary>By votes alone.</summary>
    Votes,
    /// <summary>By where the score lies among the scores of all.</summary>
    Tiers,
}

/// <summary>
/// A way to make one verdict of many indicators, read from a versioned file whose hash is kept with every run that used it. Several profiles are
/// computed by the same engine, so that they differ in nothing but this file.
/// </summary>
/// <param name="Name">Stands in outputs.</param>
/// <param name="Version">Semantic version of the file.</param>
/// <param name="Weights">By upper-case indicator; <c>EMP@5</c> is EMP with windows five years apart instead of the run's years.</param>
/// <param name="StrategicWeight">Weight of how many national strategies name the occupation, as a share of the most that name any.</param>
/// <param name="Clip">Bound of |z|.</param>
/// <param name="Borrowed">Survey-based indicators, which borrow from the group above.</param>
/// <param name="MinWeightCoverage">Smallest share of the weights whose indicators must be there for a score.</param>
/// <param name="MinCount">Fewest weighted indicators for a score.</param>
/// <param name="MinOwnCount">Of these, fewest with data of the occupation itself: one known only through the groups above has no score.</param>
/// <param name="NMin">A survey cell of fewer respondents says nothing of its own.</param>
/// <param name="SmallestCell">A register count below this, and above zero, is not told.</param>
/// <param name="VoteZ">Threshold of the rule z.</param>
/// <param name="VoteAboveMedian">Rule threshold: this share above the median.</param>
/// <param name="VoteQuantile">Rule threshold: the quantile used where values straddle zero.</param>
/// <param name="VoteShare">Share of the indicators that must vote for a shortage.</param>
/// <param name="TauIn">Score from which there is a shortage; minus it, a surplus.</param>
/// <param name="TauOut">Score below which an occupation leaves the list.</param>
/// <param name="PIn">How likely a score above 0 must be.</param>
/// <param name="ConfirmQuarters">Quarters in a row that must say the same before the list is to change.</param>
/// <param name="SkillLevels">ISCO-08 skill levels of the occupations compared.</param>
/// <param name="ArtisanMajors">Major groups compared whatever their skill level.</param>
/// <param name="Alpha">Joint error of the rank sets.</param>
/// <param name="Replicates">B, bootstrap samples.</param>
/// <param name="Years">L, years between the two windows.</param>
/// <param name="OtherYears">Other L to try.</param>
/// <param name="Draws">How many sets of weights to draw.</param>
/// <param name="DrawConcentration">A weight w (of a sum of 1) is drawn with Dirichlet parameter w times this.</param>
/// <param name="DrawTop">K: in how many draws an occupation is among the first K is told.</param>
public sealed record ShortageProfile(
    string Name, string Version, IReadOnlyDictionary<string, double> Weights, double StrategicWeight, ScaleKind Scale, double Clip,
    IReadOnlyList<string> Borrowed, double MinWeightCoverage, int MinCount, int MinOwnCount, int NMin, int SmallestCell,
    VoteRule VoteRule, double VoteZ, double VoteAboveMedian, double VoteQuantile, double VoteShare,
    DecisionRule Decision, double TauIn, double TauOut, double PIn, int ConfirmQuarters,
    IReadOnlyList<int> SkillLevels, IReadOnlyList<string> ArtisanMajors,
    double Alpha, int Replicates, int Years, IReadOnlyList<int> OtherYears, int Draws, double DrawConcentration, int DrawTop)
{
    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>Lower-case hex SHA-256 of the file's bytes.</summary>
    [JsonIgnore]
    public string Sha256 { get; init; } = "";

    /// <summary>The indicators named in the weights, in a fixed order.</summary>
    [JsonIgnore]
    public IReadOnlyList<ShortageTerm> Terms => ShortageTerm.Of(Weights);

    /// <summary>The years between windows, other than those of the run, that the profile needs estimates of: in its terms and to try.</summary>
    [JsonIgnore]
    public IReadOnlyList<int> YearsNeeded => [.. Terms.Select(t => t.Years ?? Years).Concat(OtherYears).Where(y => y != Years).Distinct().Order()];

    /// <summary>Reads a profile: UTF-8 JSON, every field present and no other.</summary>
    /// <exception cref="JsonException">The text is not JSON, or a field is missing, unknown, stands twice or is of another type.</exception>
    /// <exception cref="InvalidDataException">A value is out of its range; the message names it and says what is expected.</exception>
    public static ShortageProfile Parse(ReadOnlySpan<byte> file)
    {
        var profile = JsonSerializer.Deserialize<ShortageProfile>(file, Json) ?? throw new JsonException("The file holds no profile.");
        ProfileCheck.Throw(profile);
        return profile with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)) };
    }

    /// <summary>The profiles that come with the program, the index itself first.</summary>
    /// <inheritdoc cref="Parse"/>
    public static IReadOnlyList<ShortageProfile> ReadDefaults() => [.. DefaultNames.Select(name => Parse(File.ReadAllBytes(DefaultPath(name))))];

    /// <summary>Where a profile that comes with the program lies.</summary>
    public static string DefaultPath(string name) => Path.Combine(AppContext.BaseDirectory, "profiles", name + ".json");

    static readonly string[] DefaultNames = ["rsi", "mac", "oihd", "oecd"];
}
