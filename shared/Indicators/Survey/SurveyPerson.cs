namespace Pipeline.Indicators.Survey;

/// <summary>One interview of the labour force survey, in the columns the indicators need.</summary>
/// <param name="Quarter">Of the interview, 1 to 4.</param>
/// <param name="Weight">Persons represented in the round.</param>
/// <param name="Status">E employed, U unemployed, N outside the labour force.</param>
/// <param name="Isco08">Occupation of the main job, at whatever level it is known.</param>
/// <param name="WeeklyHours">Usual hours per week in the main job.</param>
/// <param name="PayCash">RWF per pay period.</param>
/// <param name="PayInKind">RWF per pay period.</param>
/// <param name="Isced">Highest ISCED 2011 level completed, 0 to 8.</param>
/// <param name="PreviousIsco08">Occupation of the last job of a person without work.</param>
public readonly record struct SurveyPerson(
    int Year, int Quarter, string Stratum, string Psu, double Weight, int Age, string Status, string? Isco08,
    double? WeeklyHours, double? PayCash, double? PayInKind, string? PayPeriod, string? Isced = null, string? PreviousIsco08 = null);
