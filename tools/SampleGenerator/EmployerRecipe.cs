using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>The register of employers from the first one on, so that a longer sample holds all of a shorter one.</summary>
sealed class EmployerRecipe(ReferencePeriod period, Random random) : Recipe
{
    const int DaysToDeclare = 15;

    public override IReadOnlyList<(string Rule, Func<Row, bool> Break)> Breaks { get; } =
    [
        ("EM-R-01", Set(("status", "CLO"), ("closed_on", "1990-05-01"))),
        ("EM-R-02", SetIf(r => r["employees"] == "0", ("status", "CLO"), ("closed_on", ""))),
        ("EM-R-03", row => SetIf(r => r["status"] == "ACT", ("closed_on", row["registered_on"]!))(row)),
        ("EM-R-04", SetIf(r => r["status"] == "ACT", ("status", "DOR"))),
        ("EM-R-05", SetIf(r => r["status"] == "ACT", ("employees", "0"))),
        ("EM-R-06", SetIf(r => r["status"] == "ACT", ("declared_on", ""))),
        ("EM-R-07", SetIf(r => r["status"] == "ACT", ("declared_on", "2001-02-15"), ("registered_on", "2002-02-15"))),
        ("EM-R-08", SetIf(r => r["isic4_section"] is not ("T" or "U"), ("sector", "HHD"))),
        ("EM-R-09", SetIf(r => r["sector"] == "PRI", ("isic4_section", "U"))),
        ("EM-R-10", SetIf(r => r["status"] == "ACT", ("employees", "150000"))),
        ("EM-R-11", SetIf(r => r["status"] == "ACT", ("registered_on", Text(period.End.AddDays(1))))),
        ("EM-R-12", Set(("status", "CLO"), ("closed_on", "2099-05-01"))),
        ("EM-R-13", SetIf(r => r["status"] == "ACT", ("declared_on", "2099-05-01"))),
    ];

    public override void Fill(Row row, long index, long rows)
    {
        var employer = Employer.At(index);
        var status = employer.StatusIn(period);
        row["employer_id"] = employer.Number;
        row["isic4_section"] = employer.Section;
        row["sector"] = employer.Sector;
        row["district"] = employer.District;
        row["registered_on"] = Text(employer.RegisteredOn < period.Start ? employer.RegisteredOn : period.Start);
        row["status"] = status;
        row["closed_on"] = status == "CLO" ? Text(random.Day(period.Start, period.End)) : "";
        row["employees"] = $"{employer.EmployeesIn(period)}";
        row["declared_on"] = status == "ACT" ? Text(period.End.AddDays(1 + random.Next(DaysToDeclare))) : "";
    }
}
