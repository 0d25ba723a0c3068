using System.Collections.Frozen;
using Pipeline.LabourMarketTest.Law;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTest.Assessing;

/// <summary>Everything besides the application and the rule set that an assessment reads. Each part has a version that the decision record names.</summary>
/// <param name="Occupations">The classification, to tell a code that does not exist.</param>
/// <param name="Lists">Lists of occupations in demand.</param>
/// <param name="Wages">The wage table of the current release; null when there is none.</param>
/// <param name="Unemployment">Rate (0 to 1) by region, with the version of the list.</param>
/// <param name="Tightness">Vacancies and job seekers by minor group; evidence that no rule judges by. Null when there is none.</param>
public sealed record Inputs(LawBook Law, Codelist Occupations, OccupationLists Lists, WageTable? Wages, RegionalUnemployment? Unemployment, WorkingDayClock Clock,
    MarketTightness? Tightness = null);

/// <param name="Version">Names the list and its content in a decision record.</param>
public sealed record RegionalUnemployment(string Version, FrozenDictionary<string, decimal> Rates);
