using Pipeline.Reference;

namespace Pipeline.Indicators;

/// <summary>One respondent of the pooled window.</summary>
/// <param name="Weight">Persons represented, after pooling.</param>
/// <param name="Isco08">Null without an occupation.</param>
/// <param name="HourlyPay">RWF per hour, not yet winsorised.</param>
public readonly record struct Respondent(
    int Year, int Quarter, string Stratum, string Psu, double Weight, bool IsEmployed, Isco08? Isco08, double? HourlyPay);

/// <summary>Gathers interviews and pools the rounds of the newest window. What comes out does not depend on the order of what went in.</summary>
public sealed class SurveySample(IndicatorParameters parameters)
{
    const string Employed = "E";

    readonly HourlyPay _pay = new(parameters);
    readonly List<Respondent> _respondents = [];

    /// <summary>Takes in one interview. Persons below the youngest age and those without weight are passed over.</summary>
    /// <exception cref="InvalidDataException">The quarter is not 1 to 4, the weight is negative or no number, or the occupation is not an ISCO-08 code.</exception>
    public void Add(SurveyPerson person)
    {
        if (person.Quarter is < 1 or > 4) throw new InvalidDataException($"{person.Quarter} is not a quarter.");
        if (!(person.Weight >= 0 && double.IsFinite(person.Weight))) throw new InvalidDataException($"{person.Weight} is not a weight.");
        if (person.Age < parameters.YoungestAge || person.Weight == 0) return;

        var isEmployed = person.Status == Employed;
        _respondents.Add(new(person.Year, person.Quarter, person.Stratum, person.Psu, person.Weight, isEmployed,
            isEmployed && person.Isco08 is not null ? OccupationCode.Parse(person.Isco08) : null,
            isEmployed ? _pay.Of(person.PayCash, person.PayInKind, person.PayPeriod, person.WeeklyHours) : null));
    }

    /// <summary>
    /// The respondents of the newest quarter and the quarters before it up to the length of the window, in a fixed order. Weights are divided by the
    /// number of rounds present, so that the pool represents the mean population of those rounds.
    /// </summary>
    /// <returns>The newest quarter, or null without respondents.</returns>
    public (ReferencePeriod? Newest, IReadOnlyList<Respondent> Respondents) Pool()
    {
        if (_respondents.Count == 0) return (null, []);
        var newest = _respondents.Max(QuarterNumber);
        var pool = _respondents.Where(r => QuarterNumber(r) > newest - parameters.WindowRounds).ToList();
        double rounds = pool.Select(QuarterNumber).Distinct().Count();
        pool.Sort(Compare);
        return (
            ReferencePeriod.Parse($"{newest / 4:0000}-Q{newest % 4 + 1}"),
            pool.ConvertAll(r => r with { Weight = r.Weight / rounds }));
    }

    static int QuarterNumber(Respondent respondent) => respondent.Year * 4 + respondent.Quarter - 1;

    /// <summary>Every field takes part, so equal respondents are interchangeable and sums over the order are always the same.</summary>
    static int Compare(Respondent a, Respondent b)
    {
        var order = string.CompareOrdinal(a.Stratum, b.Stratum);
        if (order == 0) order = string.CompareOrdinal(a.Psu, b.Psu);
        if (order == 0) order = QuarterNumber(a).CompareTo(QuarterNumber(b));
        if (order == 0) order = string.CompareOrdinal(a.Isco08?.ToString(), b.Isco08?.ToString());
        if (order == 0) order = a.IsEmployed.CompareTo(b.IsEmployed);
        if (order == 0) order = a.Weight.CompareTo(b.Weight);
        return order != 0 ? order : Nullable.Compare(a.HourlyPay, b.HourlyPay);
    }
}
