using Pipeline.DiasporaMatching;

namespace Pipeline.Diaspora;

/// <summary>A licence to practise in the country of residence.</summary>
public sealed record Licence(string Authority, string Country, string Status, DateOnly? ValidTo);

/// <summary>What the registry knows of an expert. No name and no address: these lie in the vault.</summary>
/// <param name="Sex">F or M; for monitoring only, as is <paramref name="BirthYear"/>.</param>
/// <param name="Skills">Level 1 to 5 by code.</param>
/// <param name="CouncilStatus">With the council in Rwanda: <c>none, applied, temporary, full</c>.</param>
/// <param name="Languages">Level of the Common European Framework by code.</param>
/// <param name="Source"><c>self</c>, <c>embassy</c>, <c>association</c>, <c>call</c>.</param>
public sealed record ExpertProfile(
    string ResidenceCountry, string? ResidenceCity, string? Sex, int? BirthYear, string Profession, string Specialty, IReadOnlyList<string> OtherSpecialties,
    IReadOnlyDictionary<string, int> Skills, int YearsExperience, Licence? Licence, string CouncilStatus, DateOnly? CouncilValidTo,
    IReadOnlyDictionary<string, string> Languages, bool Onsite, bool Online, IReadOnlyList<DaySpan> Windows, int MaxDaysPerYear,
    IReadOnlyList<string> PreferredDistricts, string Source, DateOnly RegisteredOn, DateOnly UpdatedOn);

/// <summary>An expert with what was agreed to.</summary>
/// <param name="Key">The pseudonym: of the register's number, or made up for one who registered here.</param>
public sealed record Expert(string Key, ExpertProfile Profile, IReadOnlyList<Consent> Consents)
{
    public bool Allows(ConsentPurpose purpose, DateOnly day) => Consents.Any(c => c.Purpose == purpose && c.IsValidOn(day));

    /// <summary>The expert as matching sees one: this is where sex, year of birth and residence are left behind.</summary>
    public Candidate ToCandidate(DateOnly day, IReadOnlyCollection<Mission> own) => new(
        Key, Allows(ConsentPurpose.Matching, day), Profile.Specialty, Profile.OtherSpecialties, Profile.Skills, Profile.YearsExperience,
        Profile.Licence is { Status: "active" } licence ? licence.ValidTo : null,
        Profile.CouncilStatus is "full" or "temporary" && Profile.CouncilValidTo < day ? "none" : Profile.CouncilStatus,
        Profile.Languages, Profile.Onsite, Profile.Online, Profile.Windows, Profile.MaxDaysPerYear,
        own.Where(m => m.IsBinding || m.Status == MissionStatus.Completed).GroupBy(m => m.PlannedFrom.Year).ToDictionary(g => g.Key, g => g.Sum(m => m.Days)),
        Profile.PreferredDistricts,
        own.Where(m => m is { Status: MissionStatus.Completed, Facility: not null }).GroupBy(m => m.Facility!).ToDictionary(g => g.Key, g => g.MaxBy(m => m.PlannedTo)!.HostRating),
        [.. own.Where(m => m.IsBinding).Select(m => new DaySpan(m.PlannedFrom, m.PlannedTo))]);

    /// <summary>What two registrations of one person have in common: licence and birth to the day, which two persons hardly share. Null where too little is known.</summary>
    public string? Likeness => Profile is { BirthYear: { } year, Sex: { } sex, Licence: { ValidTo: { } last } licence }
        ? $"{year}|{sex}|{Profile.Profession}|{Profile.Specialty}|{licence.Country}|{licence.Authority}|{last:yyyy-MM-dd}"
        : null;
}
