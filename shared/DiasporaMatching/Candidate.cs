namespace Pipeline.DiasporaMatching;

/// <summary>
/// An expert as matching sees one. Sex, age, origin, place of residence and name have no member here, so that nothing can be decided by them.
/// </summary>
/// <param name="Key">The pseudonym.</param>
/// <param name="MayBeMatched">Whether the consent to matching is valid on the day of the run.</param>
/// <param name="OtherSpecialties">Those besides the first; each counts as related.</param>
/// <param name="Skills">Level 1 to 5 by code.</param>
/// <param name="LicenceValidTo">Last day of the licence at home; null where there is none in force.</param>
/// <param name="CouncilStatus">Registration with the council in Rwanda: <c>none, applied, temporary, full</c>.</param>
/// <param name="Languages">Level of the Common European Framework by code.</param>
/// <param name="Windows">When the expert can come, in any order; they may overlap.</param>
/// <param name="DaysTaken">Days of missions by calendar year, those to come included.</param>
/// <param name="PreferredDistricts">Empty where none is stated.</param>
/// <param name="Ratings">By facility, what the host gave for the latest mission completed there, 1 to 5; null where it gave nothing.</param>
/// <param name="Engaged">The days of missions that the expert has accepted and not ended.</param>
public sealed record Candidate(
    string Key,
    bool MayBeMatched,
    string Specialty,
    IReadOnlyList<string> OtherSpecialties,
    IReadOnlyDictionary<string, int> Skills,
    int YearsExperience,
    DateOnly? LicenceValidTo,
    string CouncilStatus,
    IReadOnlyDictionary<string, string> Languages,
    bool IsOnsite,
    bool IsOnline,
    IReadOnlyList<DaySpan> Windows,
    int MaxDaysPerYear,
    IReadOnlyDictionary<int, int> DaysTaken,
    IReadOnlyList<string> PreferredDistricts,
    IReadOnlyDictionary<string, int?> Ratings,
    IReadOnlyList<DaySpan> Engaged);
