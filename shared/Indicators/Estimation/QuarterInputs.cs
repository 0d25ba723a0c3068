using Pipeline.Indicators.Counts;
using Pipeline.Indicators.Permits;
using Pipeline.Indicators.Survey;
using Pipeline.Indicators.Vacancies;
using Pipeline.Reference;

namespace Pipeline.Indicators.Estimation;

/// <summary>What the files say that one reference quarter needs, in any order.</summary>
/// <param name="Vacancies">With the periods of the files.</param>
/// <param name="Graduates">The newest of each agency.</param>
/// <param name="NationalsAbroad">The newest of each agency.</param>
public sealed record QuarterInputs(
    IReadOnlyList<SurveyPartial> Survey, IReadOnlyList<(ReferencePeriod Period, VacancyPartial Partial)> Vacancies,
    IReadOnlyList<(ReferencePeriod Period, PermitPartial Partial)> Permits, IReadOnlyList<CountPartial> Graduates, IReadOnlyList<CountPartial> NationalsAbroad)
{
    public QuarterCounts Counts => new(Graduates, NationalsAbroad);
}

/// <summary>What is counted of whole years: of each agency the newest.</summary>
public sealed record QuarterCounts(IReadOnlyList<CountPartial> Graduates, IReadOnlyList<CountPartial> NationalsAbroad);
