using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>Job seekers: young, in Kigali more than elsewhere; some have just returned, some were placed in a vacancy of the vacancy sample.</summary>
/// <param name="vacancies">Rows of the vacancy sample.</param>
/// <param name="returns">Rows of the return sample.</param>
sealed class JobSeekerRecipe(ReferencePeriod period, Random random, IReadOnlyList<Row> vacancies, IReadOnlyList<Row> returns) : Recipe
{
    const int ReturneeEvery = 12;

    static readonly Weighted<(string Code, double Weight)> Statuses = new([("ACT", 80), ("PLC", 9), ("WDR", 4), ("EXP", 7)], s => s.Weight);
    static readonly Weighted<(string Code, double Weight)> Refugees = new([("COD", 60), ("BDI", 38), ("SSD", 2)], n => n.Weight);
    static readonly string[] Kigali = ["11", "12", "13"];

    readonly Weighted<Occupation> _occupations = new(Occupation.All, o => (o.Urban + 0.15 * o.Rural) * (o.Isced >= 3 ? 2.5 : 1));
    readonly IReadOnlyList<Row> _filled = [.. vacancies.Where(v => v["outcome"] == "FIL")];

    public override IReadOnlyList<(string Rule, Func<Row, bool> Break)> Breaks { get; } =
    [
        ("JS-R-01", SetIf(r => r["closed_on"] != "", ("closed_on", "2001-01-31"))),
        ("JS-R-02", row => SetIf(r => r["status"] == "ACT", ("closed_on", row["registered_on"]!))(row)),
        ("JS-R-03", SetIf(r => r["status"] == "ACT", ("status", "EXP"))),
        ("JS-R-04", SetIf(r => r["status"] == "ACT", ("vacancy_id", "VA261000000001"))),
        ("JS-R-05", SetIf(r => r["labour_status"] == "F", ("last_isco08", "5223"))),
        ("JS-R-06", SetIf(r => r["labour_status"] != "F", ("last_isco08", ""))),
        ("JS-R-07", SetIf(r => r["labour_status"] == "F", ("experience_years", "6"))),
        ("JS-R-08", SetIf(r => r["labour_status"] == "F", ("isced", "6"), ("birth_year", "2009"))),
        ("JS-R-09", SetIf(r => r["labour_status"] == "F", ("isced", "2"), ("birth_year", "2013"))),
        ("JS-R-10", SetIf(r => r["labour_status"] != "F", ("birth_year", "1995"), ("experience_years", "31"))),
        ("JS-R-11", SetIf(r => r["closed_on"] == "", ("registered_on", "2099-01-31"))),
        ("JS-R-12", SetIf(r => r["closed_on"] != "", ("closed_on", "2099-01-31"))),
    ];

    public override void Fill(Row row, long index, long rows)
    {
        // Every returnee is taken at most once: nobody is registered twice.
        var returnee = index % ReturneeEvery == 5 && index / ReturneeEvery < returns.Count ? returns[(int)(index / ReturneeEvery)] : null;
        var person = returnee is not null ? Person.Of(returnee, "RWA")
            : random.Happens(0.015) ? Person.Foreign(Refugees.Draw(random).Code, Person.FirstJobSeeker + index)
            : Person.Rwandan(Person.FirstJobSeeker + index);
        person.Fill(row);
        row["nationality"] = person.Nationality;
        row["district"] = returnee?["district"] ?? (random.Happens(0.3) ? Kigali[random.Next(3)] : District.OfResidence.Draw(random).Code);
        FillWork(row, person, returnee);
        FillRegistration(row, returnee is null ? null : DateOnly.ParseExact(returnee["returned_on"]!, "yyyy-MM-dd"));
    }

    void FillWork(Row row, Person person, Row? returnee)
    {
        var sought = _occupations.Draw(random);
        var years = period.Year - person.BirthYear - 18;
        var first = returnee is null && years < 10 && random.Happens(0.5);
        row["labour_status"] = first ? "F" : random.Happens(0.25) ? "E" : "U";
        row["isco08"] = sought.Isco;
        row["coding_conf"] = Confidence(sought.Isco, random);
        row["last_isco08"] = first ? "" : random.Happens(0.6) ? sought.Isco : _occupations.Draw(random).Isco;
        row["experience_years"] = first ? "0" : random.Happens(0.9) ? $"{(int)(Math.Max(0, years) * random.NextDouble() * 0.7)}" : "";
        row["isced"] = returnee?["isced"] ?? (random.Happens(0.97) ? Education(sought, random) : "");
    }

    void FillRegistration(Row row, DateOnly? returned)
    {
        var status = Statuses.Draw(random).Code;
        var closed = status == "ACT" ? (DateOnly?)null : random.Day(period.Start, period.End);
        var last = closed ?? period.End;
        var registered = returned is { } day && day <= last ? random.Day(day, last)
            : last.AddDays(-(int)Math.Min(random.Around(110, 0.9), 360));
        row["registered_on"] = Text(registered);
        row["closed_on"] = closed is { } end ? Text(end) : "";
        row["status"] = status;
        row["vacancy_id"] = status == "PLC" && _filled.Count > 0 && random.Happens(0.45) ? _filled[random.Next(_filled.Count)]["vacancy_id"] : "";
    }
}
