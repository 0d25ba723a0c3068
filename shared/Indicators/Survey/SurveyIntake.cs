using Pipeline.Indicators.Codes;

namespace Pipeline.Indicators.Survey;

/// <summary>Turns interviews into records. Not for several threads.</summary>
public sealed class SurveyIntake(IndicatorParameters parameters, CodeHarmoniser codes)
{
    const string Employed = "E";
    const string Unemployed = "U";

    readonly HourlyPay _pay = new(parameters);
    readonly Dictionary<PsuKey, int> _psus = [];
    readonly List<SurveyRecord> _records = [];

    /// <summary>Takes in one interview. Persons below the youngest age and those without weight are passed over.</summary>
    /// <exception cref="InvalidDataException">The quarter is not 1 to 4, or the weight is negative or no number.</exception>
    public void Add(SurveyPerson person)
    {
        if (person.Quarter is < 1 or > 4) throw new InvalidDataException($"{person.Quarter} is not a quarter.");
        if (!(person.Weight >= 0 && double.IsFinite(person.Weight))) throw new InvalidDataException($"{person.Weight} is not a weight.");
        if (person.Age < parameters.YoungestAge || person.Weight == 0) return;

        var kind = person.Status == Employed ? LabourKind.Employed
            : person is { Status: Unemployed, PreviousIsco08: not null } ? LabourKind.UnemployedWorker
            : LabourKind.Other;
        var isEmployed = kind == LabourKind.Employed;
        var code = kind switch { LabourKind.Employed => person.Isco08, LabourKind.UnemployedWorker => person.PreviousIsco08, _ => null };
        var hours = isEmployed && person.WeeklyHours > 0 && person.WeeklyHours <= parameters.MostWeeklyHours ? person.WeeklyHours.Value : double.NaN;
        var pay = isEmployed ? _pay.Of(person.PayCash, person.PayInKind, person.PayPeriod, person.WeeklyHours) ?? double.NaN : double.NaN;
        var isced = person.Isced is [>= '0' and <= '8'] level ? (sbyte)(level[0] - '0') : (sbyte)-1;
        var psu = PsuOf(new(person.Stratum, person.Psu));
        foreach (var part in codes.Find(code).Parts)
            _records.Add(new(person.Weight * part.Share, part.Share, hours, pay, psu, (short)Round.Of(person.Year, person.Quarter), (short)part.Node, isced, kind));
    }

    public SurveyPartial Take() => new([.. _psus.OrderBy(p => p.Value).Select(p => p.Key)], [.. _records]);

    int PsuOf(PsuKey key)
    {
        if (!_psus.TryGetValue(key, out var psu)) _psus.Add(key, psu = _psus.Count);
        return psu;
    }
}

/// <summary>What one survey file says: its sampling units, and its records with their positions.</summary>
public sealed record SurveyPartial(PsuKey[] Psus, SurveyRecord[] Records);
