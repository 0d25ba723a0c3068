using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>Vacancies open in the month: of registered employers, in their industries' jobs, some advertised a second time elsewhere.</summary>
sealed class VacancyRecipe(ReferencePeriod period, Random random) : Recipe
{
    const int SecondNoticeEvery = 25;
    const int SecondNoticeAfter = 20;

    static readonly Weighted<(string Code, double Weight)> Sources = new(
        [("KORA", 42), ("LMIS", 18), ("PES", 10), ("EMP", 12), ("WEB", 18)], s => s.Weight);

    static readonly Weighted<(string Code, double Weight)> Outcomes = new([("OPN", 46), ("FIL", 34), ("EXP", 14), ("WDR", 6)], o => o.Weight);

    // What two notices of one vacancy have in common.
    static readonly string[] Shared =
    [
        "employer_id", "posted_on", "closed_on", "outcome", "positions", "positions_filled", "isco08", "isic4_section", "district", "contract_type",
        "isced_required", "experience_years", "wage_min", "wage_max",
    ];

    readonly Jobs _jobs = new(period.Year);
    readonly string?[] _first = new string?[Shared.Length];

    public override IReadOnlyList<(string Rule, Func<Row, bool> Break)> Breaks { get; } =
    [
        ("VA-R-01", SetIf(r => r["closed_on"] != "", ("closed_on", "2001-06-30"))),
        ("VA-R-02", row => SetIf(r => r["outcome"] == "OPN", ("closed_on", row["posted_on"]!))(row)),
        ("VA-R-03", SetIf(r => r["outcome"] is "EXP" or "WDR", ("closed_on", ""))),
        ("VA-R-04", SetIf(r => r["outcome"] is "FIL" && r["positions"]!.Length == 1, ("positions_filled", "99"))),
        ("VA-R-05", SetIf(r => r["outcome"] == "FIL", ("positions_filled", "0"))),
        ("VA-R-06", SetIf(r => r["outcome"] == "EXP", ("positions_filled", "1"))),
        ("VA-R-07", row => Set(("dup_of", row["vacancy_id"]!))(row)),
        ("VA-R-08", SetIf(r => r["wage_min"] != "", ("wage_max", "12000.00"))),
        ("VA-R-09", SetIf(r => r["wage_min"] != "", ("wage_min", "450.00"))),
        ("VA-R-10", SetIf(r => r["source"] is "KORA" or "LMIS" or "PES", ("employer_id", ""))),
        ("VA-R-11", Set(("positions", "4000"))),
        ("VA-R-12", Set(("contract_type", "INT"), ("experience_years", "8"))),
        ("VA-R-13", SetIf(r => r["closed_on"] == "", ("posted_on", "2099-06-30"))),
        ("VA-R-14", SetIf(r => r["closed_on"] != "", ("closed_on", "2099-06-30"))),
    ];

    public override void Fill(Row row, long index, long rows)
    {
        row["vacancy_id"] = RecordNumber("VA", period, index);
        row["source"] = Sources.Draw(random).Code;
        if (index % SecondNoticeEvery == SecondNoticeAfter)
        {
            row["dup_of"] = RecordNumber("VA", period, index - SecondNoticeAfter);
            for (var i = 0; i < Shared.Length; i++) row[Shared[i]] = _first[i];
            if (row["employer_id"] == "") row["source"] = "WEB";
        }
        else
        {
            row["dup_of"] = "";
            FillJob(row);
            FillTime(row);
            if (index % SecondNoticeEvery == 0)
                for (var i = 0; i < Shared.Length; i++) _first[i] = row[Shared[i]];
        }
        row["coding_conf"] = Confidence(row["isco08"]!, random);
    }

    void FillJob(Row row)
    {
        var employer = Employer.Draw(random);
        while (employer.EmployeesIn(period) == 0) employer = Employer.Draw(random);
        var named = row["source"] switch { "WEB" => random.Happens(0.4), "EMP" => random.Happens(0.9), _ => true };
        var occupation = _jobs.Draw(employer.Section, random);
        var contract = Jobs.Contract(occupation, random);
        row["employer_id"] = named ? employer.Number : "";
        row["isic4_section"] = named || random.Happens(0.5) ? employer.Section : "";
        row["district"] = random.Happens(0.94) ? employer.District : "";
        row["isco08"] = occupation.Isco;
        row["contract_type"] = contract;
        row["isced_required"] = random.Happens(0.9) ? $"{occupation.Isced}" : "";
        row["experience_years"] = contract is "INT" or "APP" ? "0" : random.Happens(0.85) ? $"{random.Next(0, 2 + occupation.Isced)}" : "";
        var wage = Math.Round(random.Around(occupation.WageIn(period.Year), 0.3) / 5_000) * 5_000;
        row["wage_min"] = random.Happens(0.45) ? Text(Math.Max(25_000, wage)) : "";
        row["wage_max"] = row["wage_min"] != "" && random.Happens(0.7)
            ? Text(Math.Max(25_000, Math.Round(wage * (1.1 + 0.5 * random.NextDouble()) / 5_000) * 5_000)) : "";
    }

    void FillTime(Row row)
    {
        var outcome = Outcomes.Draw(random).Code;
        var lasted = (int)Math.Clamp(random.Around(26, 0.7), 2, 400);
        var closed = random.Day(period.Start, period.End);
        // Of those still open at the end, only a part of their time has passed.
        var posted = outcome == "OPN" ? period.End.AddDays(-random.Next(lasted + 1)) : closed.AddDays(-lasted);
        var positions = random.Happens(0.75) ? 1 : Math.Clamp((int)random.Around(4, 0.9), 2, 200);
        row["posted_on"] = Text(posted);
        row["closed_on"] = outcome == "OPN" ? "" : Text(closed);
        row["outcome"] = outcome;
        row["positions"] = $"{positions}";
        row["positions_filled"] = outcome == "FIL" ? $"{random.Next(1 + positions / 2, positions + 1)}" : "0";
    }
}
