using System.Globalization;
using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>Work permits: mostly neighbours, occupations from the professional to the craft, wages by occupation, few large employers.</summary>
sealed class WorkPermitRecipe(ReferencePeriod period, Random random) : Recipe
{
    const long NumbersPerMonth = 8_000_000;

    static readonly Weighted<(string Code, double Weight)> Statuses = new([("NEW", 55), ("REN", 28), ("EXP", 12), ("CAN", 5)], s => s.Weight);

    // Employed everywhere, but on no employer's sponsorship.
    static readonly Weighted<(string Code, double Weight)> OtherClasses = new(
        [("H5", 25), ("N2", 25), ("H6", 10), ("E2", 12), ("J", 12), ("A1", 5), ("B1", 5), ("F1", 3), ("R", 3)], c => c.Weight);

    readonly Weighted<Occupation> _occupations = new(
        Occupation.All.Where(o => o.Permits > 0), o => o.Permits * o.Drift(period.Year));

    public override IReadOnlyList<(string Rule, Func<Row, bool> Break)> Breaks { get; } =
    [
        ("WP-R-01", row => SetIf(r => r["valid_to"] != r["valid_from"], ("valid_from", row["valid_to"]!), ("valid_to", row["valid_from"]!))(row)),
        ("WP-R-03", Set(("status", "REN"), ("is_renewal", "false"))),
        ("WP-R-04", Set(("status", "NEW"), ("is_renewal", "true"))),
        ("WP-R-05", SetIf(r => r["employer_id"] != "", ("permit_class", "H2"), ("isco08", ""), ("coding_conf", ""))),
        ("WP-R-06", SetIf(r => r["isco08"] != "", ("permit_class", "H2"), ("employer_id", ""))),
        ("WP-R-07", Set(("nationality", "RWA"))),
        ("WP-R-09", Set(("monthly_wage", "850.00"))),
        ("WP-R-11", Set(("issued_on", "2099-01-01"), ("valid_from", "2099-01-01"), ("valid_to", "2099-12-31"))),
    ];

    public override void Fill(Row row, long index, long rows)
    {
        var nationality = Nationality.ForeignWorkers.Draw(random);
        var occupation = _occupations.Draw(random);
        var permitClass = ClassFor(nationality.Region, occupation);
        var sponsored = permitClass[0] is 'H' or 'Q' && permitClass is not ("H5" or "H6");

        // Eight digits number a year's permits, so that the months of a year do not meet.
        row["permit_id"] = string.Create(
            CultureInfo.InvariantCulture, $"WP{period.Year % 100:00}{((period.Index - 1) * NumbersPerMonth + index) % 100_000_000:00000000}");
        row["person_id"] = string.Create(
            CultureInfo.InvariantCulture, $"{nationality.Code}-{(char)('A' + random.Next(26))}{random.Next(10_000_000):0000000}");
        row["employer_id"] = sponsored || random.Happens(0.7) ? Employer.Draw(random).Number : "";
        row["nationality"] = nationality.Code;
        row["sex"] = random.Happens(0.24) ? "F" : "M";
        row["birth_year"] = $"{period.Year - Math.Clamp((int)random.Around(37, 0.22), 23, 75)}";
        row["permit_class"] = permitClass;
        row["isco08"] = sponsored || random.Happens(0.6) ? occupation.Isco : "";
        row["coding_conf"] = Confidence(row["isco08"]!, random);
        row["isic4_section"] = random.Happens(0.95) ? occupation.Section : "";
        row["district"] = random.Happens(0.97) ? District.OfWork.Draw(random).Code : "";
        row["monthly_wage"] = sponsored && random.Happens(0.92)
            ? Text(Math.Max(20_000, Math.Round(random.Around(1.5 * occupation.WageIn(period.Year), 0.4) / 500) * 500)) : "";
        FillDates(row, Statuses.Draw(random).Code, MonthsOf(permitClass));
    }

    void FillDates(Row row, string status, int months)
    {
        // A permit that ends in the month began its whole life before; a cancelled one some part of it.
        var issued = status switch
        {
            "EXP" => random.Day(period.Start, period.End).AddMonths(-months),
            "CAN" => random.Day(period.Start.AddMonths(-months), period.End),
            _ => random.Day(period.Start, period.End),
        };
        var from = status == "EXP" ? issued : issued.AddDays(random.Next(15));
        row["status"] = status;
        row["is_renewal"] = status == "REN" || (status != "NEW" && random.Happens(0.3)) ? "true" : "false";
        row["issued_on"] = Text(issued);
        row["valid_from"] = Text(from);
        row["valid_to"] = Text(from.AddMonths(months).AddDays(-1));
    }

    string ClassFor(bool region, Occupation occupation)
    {
        if (random.Happens(0.14)) return OtherClasses.Draw(random).Code;
        if (occupation.Isco[0] >= '4') return region ? "H4" : "H2";
        if (random.Happens(0.04)) return "Q1";
        return random.Happens(occupation.Growth > 0 ? 0.7 : 0.2) ? "H1" : "H2";
    }

    static int MonthsOf(string permitClass) => permitClass switch { "H1" => 36, "Q1" => 12, "R" => 3, _ => 24 };
}
