using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>
/// A survey round: strata of districts by urban and rural, enumeration areas within them, sixteen households each, and persons. Areas and
/// households have the same names in every round, as a panel's do.
/// </summary>
sealed class SurveyRecipe(ReferencePeriod period, Random random) : Recipe
{
    const int HouseholdsPerPsu = 16;
    const int MostStrata = 60;
    const int LeastRowsPerStratum = 280;

    static readonly string[] Districts =
    [
        "12", "21", "33", "43", "51", "13", "24", "36", "45", "57", "11", "22", "31", "41", "52", "23", "25", "26", "27", "28", "32", "34", "35", "37",
        "42", "44", "53", "54", "55", "56",
    ];

    static readonly Weighted<(string Code, double Factor, double Weight)> PayPeriods = new(
        [("M", 1, 68), ("2W", 26d / 12, 4), ("W", 52d / 12, 8), ("D", 22, 18), ("O", 1, 2)], p => p.Weight);

    static readonly string[] JobColumns =
        ["isco08", "isic4_section", "icse", "hours_week_main", "pay_cash", "pay_inkind", "pay_period", "pay_imputed"];

    readonly Weighted<Occupation> _rural = new(Occupation.All, o => o.Rural * o.Drift(period.Year));
    readonly Weighted<Occupation> _urban = new(Occupation.All, o => o.Urban * o.Drift(period.Year));

    long _stratum = -1;
    int _household;
    int _person;
    int _size;
    double _areaWeight;

    public override IReadOnlyList<(string Rule, Func<Row, bool> Break)> Breaks { get; } =
    [
        ("LFS-R-01", SetIf(r => r["status"] == "E", ("isco08", ""))),
        ("LFS-R-02", SetIf(r => r["status"] != "E", ("hours_week_main", "40"))),
        ("LFS-R-03", SetIf(r => r["pay_cash"] != "", ("pay_period", ""))),
        ("LFS-R-04", SetIf(r => r["status"] == "E", ("hours_week_main", "120"))),
        ("LFS-R-06", SetIf(r => r["status"] == "E", ("prev_isco08", "5223"))),
        ("LFS-R-07", Set(("isced", "7"), ("age", "15"))),
        ("LFS-R-08", Set(("w_round", "0"))),
    ];

    public override void Fill(Row row, long index, long rows)
    {
        Step(index, rows);
        var district = Districts[_stratum / 2];
        var urban = _stratum % 2 == 0;
        var stratum = $"{district}{(urban ? 'U' : 'R')}";
        row["round_id"] = $"{period}";
        row["year"] = $"{period.Year}";
        row["quarter"] = $"{period.Index}";
        row["stratum"] = stratum;
        row["psu"] = Number($"{stratum}-{_household / HouseholdsPerPsu + 1:000}");
        row["hh_id"] = Number($"{row["psu"]}-{_household % HouseholdsPerPsu + 1:00}");
        row["person_id"] = Number($"{row["hh_id"]}-{_person:00}");
        var weight = random.Around(_areaWeight, 0.08);
        row["w_round"] = Number($"{weight:0.####}");
        row["w_annual"] = Number($"{weight / 4:0.####}");
        row["district"] = district;
        FillPerson(row, urban);
    }

    // Rows stand by stratum, area and household; each stratum takes its share of the rows.
    void Step(long index, long rows)
    {
        var strata = Math.Clamp(rows / LeastRowsPerStratum, 2, MostStrata);
        var stratum = index * strata / rows;
        if (stratum != _stratum) (_stratum, _household, _person, _size) = (stratum, -1, 0, 0);
        if (_person++ < _size) return;
        (_household, _person, _size) = (_household + 1, 1, 1 + random.Next(5));
        if (_household % HouseholdsPerPsu == 0) _areaWeight = random.Around(_stratum % 2 == 0 ? 260 : 420, 0.3);
    }

    void FillPerson(Row row, bool urban)
    {
        var age = _person == 1 ? 20 + random.Next(50) : 14 + (int)(60 * Math.Pow(random.NextDouble(), 1.8));
        row["sex"] = random.Happens(_person == 1 ? 0.3 : 0.6) ? "F" : "M";
        row["age"] = $"{age}";
        var active = age is >= 18 and < 65 ? 0.8 : 0.35;
        var status = !random.Happens(active) ? "N" : random.Happens(urban ? 0.13 : 0.17) ? "U" : "E";
        var occupation = (urban ? _urban : _rural).Draw(random);
        row["status"] = status;
        row["isced"] = $"{Math.Clamp(occupation.Isced + random.Next(-1, 2), 0, age < 16 ? 1 : age < 19 ? 2 : 8)}";
        foreach (var column in JobColumns) row[column] = "";
        row["prev_isco08"] = status == "U" && random.Happens(0.7) ? occupation.Isco : "";
        if (status == "E") FillJob(row, occupation, urban);
    }

    void FillJob(Row row, Occupation occupation, bool urban)
    {
        var employee = occupation.Isco[0] != '6' && random.Happens(0.8);
        row["isco08"] = occupation.Isco;
        row["isic4_section"] = occupation.Section;
        row["icse"] = employee ? "1" : random.Happens(0.05) ? "2" : random.Happens(0.85) ? "3" : "5";
        row["hours_week_main"] = $"{Math.Clamp((int)(42 + 11 * random.Normal()), 5, 100)}";
        if (!employee && !random.Happens(0.5)) return;
        var paid = PayPeriods.Draw(random);
        var monthly = random.Around(occupation.WageIn(period.Year) * (urban ? 1.15 : 0.9), 0.5);
        row["pay_cash"] = Number($"{Math.Round(monthly / paid.Factor / 100) * 100:0}");
        row["pay_inkind"] = random.Happens(0.1) ? Number($"{Math.Round(monthly * 0.1 / paid.Factor / 100) * 100:0}") : "";
        row["pay_period"] = paid.Code;
        row["pay_imputed"] = random.Happens(0.06) ? "true" : "false";
    }

    static string Number(FormattableString text) => FormattableString.Invariant(text);
}
