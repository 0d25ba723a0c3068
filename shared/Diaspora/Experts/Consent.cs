using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Diaspora;

/// <summary>What a person may agree to, each for itself.</summary>
public enum ConsentPurpose
{
    [JsonStringEnumMemberName("matching")] Matching,
    [JsonStringEnumMemberName("contact_by_host")] ContactByHost,
    [JsonStringEnumMemberName("embassy")] Embassy,
    [JsonStringEnumMemberName("statistics")] Statistics,
    [JsonStringEnumMemberName("opportunities")] Opportunities,
}

/// <summary>Consent to one purpose, under one version of its text.</summary>
public sealed record Consent(ConsentPurpose Purpose, string Version, DateOnly GivenOn, DateOnly? WithdrawnOn)
{
    const int Months = 24;
    const int NoticeDays = 60;

    /// <summary>The first day on which it holds no more, unless it is given anew.</summary>
    [JsonIgnore]
    public DateOnly EndsOn => GivenOn.AddMonths(Months);

    public bool IsValidOn(DateOnly day) => GivenOn <= day && day < EndsOn && (WithdrawnOn is null || day < WithdrawnOn);

    /// <summary>Whether it is time to ask the person to give it anew.</summary>
    public bool NeedsRenewalOn(DateOnly day) => IsValidOn(day) && EndsOn.DayNumber - day.DayNumber <= NoticeDays;
}

/// <summary>A text in the languages in which persons are asked.</summary>
public sealed record ConsentText(string En, string Fr);

/// <summary>What persons are asked to agree to. A version is never changed; a new text is a new version.</summary>
/// <param name="Texts">By purpose, as outputs name it.</param>
public sealed record ConsentVersion(string Version, DateOnly ValidFrom, IReadOnlyDictionary<string, ConsentText> Texts)
{
    /// <summary>All versions that come with the program, the oldest first.</summary>
    public static IReadOnlyList<ConsentVersion> ReadAll() => [.. JsonSerializer.Deserialize<List<ConsentVersion>>(
        File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", "diaspora-consents.json")), Documents.Json)!.OrderBy(v => v.ValidFrom)];

    /// <summary>The version in force.</summary>
    public static ConsentVersion On(DateOnly day, IReadOnlyList<ConsentVersion> all) => all.Last(v => v.ValidFrom <= day);
}
