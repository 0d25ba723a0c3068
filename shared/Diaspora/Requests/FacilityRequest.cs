using Pipeline.DiasporaMatching;
using Pipeline.Protection;
using Pipeline.Protocols;

namespace Pipeline.Diaspora;

/// <summary>How far a request is; the members of <c>health-request-statuses</c>.</summary>
public enum RequestStatus
{
    Draft,
    Submitted,
    Approved,
    Matched,
    Filled,
    Withdrawn,
    Expired,
}

/// <summary>A figure of the facility before anything was done.</summary>
public sealed record Baseline(string Code, double Value, DateOnly Day);

/// <summary>What a facility asks for.</summary>
/// <param name="Level">Of <c>health-facility-levels</c>.</param>
/// <param name="TermsOfReference">The name of the document that says what the mission is about; needed before the technical working group sees it.</param>
/// <param name="Meeting">Of the technical working group that approved it; null of one that came approved in a file.</param>
public sealed record FacilityRequest(
    string Id, string Facility, string? Level, string? Department, string Specialty, IReadOnlyList<NeededSkill> Skills, string Type, string Mode, DateOnly? NeededFrom,
    DateOnly? NeededTo, int MinDays, int MaxDays, IReadOnlyList<string> Languages, int Urgency, Baseline? Baseline, string? TermsOfReference, DateOnly SubmittedOn,
    DateOnly? ApprovedOn, RequestStatus Status, string? Meeting = null, int Places = 1)
{
    public Need ToNeed(string? district) => new(
        Id, Facility, district, Specialty, Skills, Type, Mode is "onsite" or "both", Mode is "online" or "both",
        NeededFrom is { } from && NeededTo is { } to ? new(from, to) : null, MinDays, MaxDays, Languages, Urgency, ApprovedOn, Status == RequestStatus.Approved, Places);

    /// <summary>The first thing that is wrong; null when there is none.</summary>
    public Refusal? WhyNot(ProtocolCatalog codes, DateOnly day)
    {
        bool Has(string list, string? code) => code is not null && codes.CodelistInForce(list, day).Contains(code);
        return !Has("health-facilities", Facility) ? new("facility", "not a facility of the programme", "a code of health-facilities, such as KAB")
            : !Has("health-specialties", Specialty) ? new("specialty", "not a specialty", "a code of health-specialties, such as GSURG")
            : !Has("health-request-types", Type) ? new("type", "not a type of request", "a code of health-request-types")
            : !Has("engagement-modes", Mode) ? new("mode", "not a mode", "onsite, online or both")
            : Level is not null && !Has("health-facility-levels", Level) ? new("level", "not a level of facilities", "a code of health-facility-levels")
            : Skills.Count == 0 ? new("skills", "empty: the request does not say what it needs", "at least one skill with code, minLevel 1 to 5, weight 1 or more, and isMust")
            : Skills.Any(s => s is null || !Has("health-skills", s.Code) || s.MinLevel is < 1 or > 5 || s.Weight < 1) || Skills.DistinctBy(s => s.Code).Count() != Skills.Count
                ? new("skills", "not skills that can be compared", "codes of health-skills, each once, with minLevel 1 to 5 and weight 1 or more")
            : ToNeed(null).WhyUnusable switch
            {
                "noDays" => new("neededFrom", "missing, or after neededTo", "the first and the last day of the need"),
                "days" => new("minDays", "not a number of days up to maxDays", "1 or more"),
                "noLanguage" => new("languages", "empty", "the languages of which one is needed"),
                "urgency" => new("urgency", "not an urgency", "1, 2 or 3, which is the most urgent"),
                "places" => new("places", "not a number of experts", "1 or more"),
                not null => new("mode", "not complete", "what the request needs"),
                null => Languages.All(l => Has("programme-languages", l)) ? null : new("languages", "not languages of the programme", "codes of programme-languages"),
            };
    }
}
