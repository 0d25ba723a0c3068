namespace Pipeline.DiasporaMatching;

/// <summary>A skill that a request asks for.</summary>
/// <param name="MinLevel">1 to 5.</param>
/// <param name="Weight">Its part in the sub-score of skills, among those of the request.</param>
/// <param name="IsMust">Whether nobody below the level comes into question.</param>
public sealed record NeededSkill(string Code, int MinLevel, int Weight, bool IsMust);

/// <summary>What a facility asks for.</summary>
/// <param name="District">Of the facility.</param>
/// <param name="Type">Of <c>health-request-types</c>.</param>
/// <param name="IsOnsite">Whether it can be done at the facility; so <paramref name="IsOnline"/> at a distance. Both may hold.</param>
/// <param name="Span">When it is needed; null where nothing is stated.</param>
/// <param name="LanguagesAny">The languages of which one at least is needed.</param>
/// <param name="Urgency">1 to 3, which is the most urgent.</param>
/// <param name="ApprovedOn">By the technical working group; null where it has not approved.</param>
/// <param name="IsApproved">Whether the status is Approved.</param>
/// <param name="Places">How many experts it takes.</param>
public sealed record Need(
    string Id,
    string Facility,
    string? District,
    string Specialty,
    IReadOnlyList<NeededSkill> Skills,
    string Type,
    bool IsOnsite,
    bool IsOnline,
    DaySpan? Span,
    int MinDays,
    int MaxDays,
    IReadOnlyList<string> LanguagesAny,
    int Urgency,
    DateOnly? ApprovedOn,
    bool IsApproved,
    int Places = 1)
{
    /// <summary>Why nobody can be matched with it, whoever is registered: a code; null when it can be.</summary>
    public string? WhyUnusable =>
        Skills.Count == 0 || Skills.Sum(s => s.Weight) <= 0 ? "noSkills"
        : Skills.Any(s => s.MinLevel < 1) ? "skillLevel"
        : Span is not { IsValid: true } ? "noDays"
        : MinDays < 1 || MaxDays < MinDays ? "days"
        : !IsOnsite && !IsOnline ? "noMode"
        : LanguagesAny.Count == 0 ? "noLanguage"
        : Urgency is < 1 or > 3 ? "urgency"
        : Places < 1 ? "places"
        : null;
}
