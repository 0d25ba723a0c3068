using System.Security.Cryptography;
using System.Text.Json;

namespace Pipeline.DiasporaMatching;

/// <summary>The parts of the score, each from 0 to 1, or what each weighs. The weights' sum is 1.</summary>
public sealed record ScoreParts(double Specialty, double Skills, double Time, double Experience, double Language, double Place, double Continuity)
{
    public double Sum => Specialty + Skills + Time + Experience + Language + Place + Continuity;

    /// <summary>Σ of part by part, in the order of the members.</summary>
    public double Times(ScoreParts weights) =>
        Specialty * weights.Specialty + Skills * weights.Skills + Time * weights.Time + Experience * weights.Experience
        + Language * weights.Language + Place * weights.Place + Continuity * weights.Continuity;

    /// <summary>Whether each part is a number from 0 to 1.</summary>
    public bool IsWithinUnit =>
        new[] { Specialty, Skills, Time, Experience, Language, Place, Continuity }.All(part => part is >= 0 and <= 1);
}

/// <summary>What matching goes by: data with a version, and the hash of the file it was read from.</summary>
/// <param name="RelatedSpecialties">By the specialty asked for, those that also come into question.</param>
/// <param name="HandsOnTypes">Types of request that are clinical work on patients, when at the facility.</param>
/// <param name="CouncilRoutes">States of the council's registration that leave the way open.</param>
/// <param name="LanguageLevel">The least level at which a language counts.</param>
/// <param name="HomeLanguage">The language that is as good as all those asked for.</param>
/// <param name="ExperienceYears">Years that count in full.</param>
/// <param name="NeutralScore">Of a place or an earlier mission of which nothing is known.</param>
/// <param name="Top">How many candidates of a request are shown.</param>
/// <param name="MostPairs">Above so many pairs that pass the gates the assignment is greedy, which the result says.</param>
public sealed record MatchingRules(
    string Id, string Version, DateOnly EffectiveFrom, ScoreParts Weights, IReadOnlyDictionary<string, IReadOnlyList<string>> RelatedSpecialties, double RelatedScore,
    IReadOnlyList<string> HandsOnTypes, IReadOnlyList<string> CouncilRoutes, string LanguageLevel, string HomeLanguage, double OneLanguageScore, int ExperienceYears,
    int RatingGood, int RatingPoor, double NeutralScore, int Top, int MostPairs)
{
    const double Tolerance = 1e-9;

    static readonly string[] Levels = ["A1", "A2", "B1", "B2", "C1", "C2"];

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Strict) { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    /// <summary>Lower-case hex SHA-256 of the file.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>The rules that come with the program.</summary>
    public static MatchingRules ReadDefault() =>
        Read(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "rules", "matching-1.0.0.json")));

    /// <exception cref="InvalidDataException">The text is not such rules, or they cannot hold; the message says where.</exception>
    public static MatchingRules Read(byte[] json)
    {
        try
        {
            var rules = JsonSerializer.Deserialize<MatchingRules>(json, Json) ?? throw new InvalidDataException("The matching rules are null.");
            return rules.WhyNot() is { } why ? throw new InvalidDataException($"Matching rules {rules.Version}: {why}") : rules with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(json)) };
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"The matching rules, at {problem.Path ?? "$"}: {problem.Message}", problem);
        }
    }

    /// <summary>Whether a level is at least the one that counts; an unknown level is not.</summary>
    public bool IsSpoken(string? level) => level is not null && Array.IndexOf(Levels, level) >= Array.IndexOf(Levels, LanguageLevel);

    /// <summary>Whether a specialty other than the one asked for comes into question.</summary>
    public bool IsRelated(string asked, string other) => RelatedSpecialties.TryGetValue(asked, out var related) && related.Contains(other);

    string? WhyNot() =>
        !Weights.IsWithinUnit || Math.Abs(Weights.Sum - 1) > Tolerance ? "the weights are numbers from 0 to 1 whose sum is 1."
        : RelatedScore is < 0 or > 1 || OneLanguageScore is < 0 or > 1 || NeutralScore is < 0 or > 1 ? "scores are numbers from 0 to 1."
        : Array.IndexOf(Levels, LanguageLevel) < 0 ? $"languageLevel is one of {string.Join(", ", Levels)}."
        : ExperienceYears < 1 || Top < 1 || MostPairs < 1 || RatingPoor >= RatingGood ? "years, top and pairs are 1 or more, and ratingPoor is below ratingGood."
        : null;
}
