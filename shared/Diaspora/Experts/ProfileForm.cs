using Pipeline.DiasporaMatching;
using Pipeline.Protection;
using Pipeline.Protocols;

namespace Pipeline.Diaspora;

/// <summary>What a person says of themselves when they register.</summary>
public sealed record ProfileForm(
    string? ResidenceCountry, string? ResidenceCity, string? Sex, int? BirthYear, string? Profession, string? Specialty, IReadOnlyList<string>? OtherSpecialties,
    IReadOnlyDictionary<string, int>? Skills, int? YearsExperience, Licence? Licence, string? CouncilStatus, DateOnly? CouncilValidTo,
    IReadOnlyDictionary<string, string>? Languages, bool Onsite, bool Online, IReadOnlyList<DaySpan>? Windows, int? MaxDaysPerYear, IReadOnlyList<string>? PreferredDistricts)
{
    const int LongestText = 80;
    const int MostItems = 20;

    static readonly string[] CouncilStates = ["none", "applied", "temporary", "full"];
    static readonly string[] LicenceStates = ["active", "suspended", "expired"];

    /// <summary>The first thing that is wrong; null when there is none. Windows that overlap are no fault: they are put together.</summary>
    public Refusal? WhyNot(ProtocolCatalog codes, DateOnly day)
    {
        bool Has(string list, string? code) => code is not null && codes.CodelistInForce(list, day).Contains(code);
        bool All(string list, IEnumerable<string>? items) => items is null || (items.Count() <= MostItems && items.All(code => Has(list, code)));
        return !Has("programme-countries", ResidenceCountry) ? new("residenceCountry", "not a country of the programme", "a code of programme-countries, such as DEU")
            : !Has("isco08", Profession) ? new("profession", "not an occupation", "a code of isco08, such as 2212")
            : !Has("health-specialties", Specialty) ? new("specialty", "not a specialty", "a code of health-specialties, such as GSURG")
            : !All("health-specialties", OtherSpecialties) ? new("otherSpecialties", "not specialties", "codes of health-specialties")
            : Skills is not { Count: > 0 } || !All("health-skills", Skills.Keys) || Skills.Values.Any(level => level is < 1 or > 5) ? new("skills", "not levels of skills", "codes of health-skills with levels 1 to 5")
            : YearsExperience is not (>= 0 and <= 60) ? new("yearsExperience", "not a number of years", "0 to 60")
            : Sex is not (null or "F" or "M") ? new("sex", "not one that is recorded", "F or M, or nothing")
            : BirthYear is { } year && (year < day.Year - 90 || year > day.Year - 18) ? new("birthYear", "not a year of birth", $"{day.Year - 90} to {day.Year - 18}, or nothing")
            : Licence is { } licence && (!LicenceStates.Contains(licence.Status) || licence.ValidTo is null || TooLong(licence.Authority) || TooLong(licence.Country)) ? new("licence", "not complete", "authority, country, status (active, suspended, expired) and validTo")
            : !CouncilStates.Contains(CouncilStatus) ? new("councilStatus", "not a state", string.Join(", ", CouncilStates))
            : Languages is not { Count: > 0 } || !All("programme-languages", Languages.Keys) || !All("cefr-levels", Languages.Values) ? new("languages", "not levels of languages", "codes of programme-languages with levels such as B2")
            : !Onsite && !Online ? new("onsite", "false, as online is", "one of the two true")
            : Windows is null || Windows.Count > MostItems || Windows.Any(w => !w.IsValid) ? new("windows", "not times", "from and to, with no end before its beginning")
            : MaxDaysPerYear is not (>= 1 and <= 366) ? new("maxDaysPerYear", "not a number of days", "1 to 366")
            : !All("rwanda-districts", PreferredDistricts) ? new("preferredDistricts", "not districts", "codes of rwanda-districts")
            : TooLong(ResidenceCity) ? new("residenceCity", "too long", $"up to {LongestText} characters")
            : null;
    }

    /// <param name="registeredOn">Null of a new registration.</param>
    public ExpertProfile ToProfile(DateOnly day, DateOnly? registeredOn = null) => new(
        ResidenceCountry!, ResidenceCity, Sex, BirthYear, Profession!, Specialty!, [.. (OtherSpecialties ?? []).Where(s => s != Specialty).Distinct()], Skills!, YearsExperience!.Value,
        Licence, CouncilStatus!, CouncilValidTo, Languages!, Onsite, Online, DaySpan.Merge(Windows!), MaxDaysPerYear!.Value, PreferredDistricts ?? [], "self", registeredOn ?? day, day);

    static bool TooLong(string? text) => text?.Length > LongestText;
}
