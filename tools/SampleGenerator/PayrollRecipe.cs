using System.Globalization;
using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>
/// Payroll declarations employer by employer, each with as many employees as the register of employers says. Foreigners with a permit of the
/// month's permit sample are on their sponsor's payroll.
/// </summary>
/// <param name="permits">Rows of the permit sample.</param>
sealed class PayrollRecipe(ReferencePeriod period, Random random, IReadOnlyList<Row> permits) : Recipe
{
    const int FullMonth = 22;
    const long FirstVisit = 611;
    const long Stride = 1237;

    readonly Jobs _jobs = new(period.Year);

    readonly ILookup<string, Row> _holders =
        permits.Where(p => p["status"] is "NEW" or "REN" && p["isco08"] != "" && p["employer_id"] != "").ToLookup(p => p["employer_id"]!);

    long _visited = -1;
    Employer _employer = Employer.At(0);
    int _employees;
    int _employee;
    IReadOnlyList<Row> _foreigners = [];

    public override IReadOnlyList<(string Rule, Func<Row, bool> Break)> Breaks { get; } =
    [
        ("PR-R-01", Set(("ended_on", "1951-03-31"))),
        ("PR-R-02", SetIf(r => r["days"] != "0", ("gross_rwf", "0.00"))),
        ("PR-R-03", SetIf(r => r["gross_rwf"] != "0.00", ("days", "0"))),
        ("PR-R-04", SetIf(r => r["days"] == "22", ("gross_rwf", "850.00"))),
        ("PR-R-05", SetIf(r => r["days"] != "0", ("gross_rwf", "250000000.00"))),
        ("PR-R-06", SetIf(r => r["contract_type"] is "PER" or "FIX", ("isco08", ""), ("coding_conf", ""))),
        ("PR-R-07", SetIf(r => r["contract_type"] is "CAS" or "SEA" or "INT" or "APP", ("isco08", ""), ("coding_conf", "0.80"))),
        ("PR-R-08", Set(("birth_year", "2014"))),
        ("PR-R-09", Set(("birth_year", "1925"))),
        ("PR-R-10", SetIf(r => r["days"] != "0", ("contract_type", "CAS"), ("days", "29"))),
        ("PR-R-11", SetIf(r => r["ended_on"] == "", ("started_on", "2099-03-31"))),
        ("PR-R-12", Set(("ended_on", "2099-03-31"))),
    ];

    public override void Fill(Row row, long index, long rows)
    {
        while (_employee >= _employees) Visit();
        var holder = _employee < _foreigners.Count ? _foreigners[_employee] : null;
        _employee++;
        var (person, occupation) = holder is null
            ? (random.Happens(0.015) ? Person.Foreign(Nationality.ForeignWorkers.Draw(random).Code, index) : Person.Rwandan(Person.FirstEmployee + index),
                _jobs.Draw(_employer.Section, random))
            : (Person.Of(holder, holder["nationality"]!), Occupation.All.Single(o => o.Isco == holder["isco08"]));

        row["month"] = $"{(random.Happens(0.03) ? period.Add(-1) : period)}";
        person.Fill(row);
        row["employer_id"] = _employer.Number;
        row["nationality"] = person.Nationality;
        row["contract_type"] = holder is null ? Jobs.Contract(occupation, random) : "FIX";
        row["isco08"] = row["contract_type"] is "CAS" or "SEA" && random.Happens(0.3) ? "" : occupation.Isco;
        row["coding_conf"] = Confidence(row["isco08"]!, random);
        row["district"] = random.Happens(0.92) ? _employer.District : District.OfWork.Draw(random).Code;
        FillTime(row, person, holder is not null);
        FillPay(row, occupation, holder?["monthly_wage"]);
    }

    // The known employers come in a scattered order, so that a short sample shows large and small ones; the rest follow as they are numbered.
    void Visit()
    {
        _visited++;
        _employer = Employer.At(_visited < Employer.Known ? (_visited * Stride + FirstVisit) % Employer.Known : _visited);
        _employees = _employer.EmployeesIn(period);
        _employee = 0;
        _foreigners = [.. _holders[_employer.Number].Take(_employees)];
    }

    void FillTime(Row row, Person person, bool keptOn)
    {
        var adult = new DateOnly(person.BirthYear + 18, 1, 1);
        var started = period.Start.AddDays(-(int)Math.Min(random.Around(1_000, 1.1), 14_000));
        if (started < adult) started = adult < period.Start ? random.Day(adult, period.Start) : period.Start;
        var hired = row["month"] == $"{period}" && random.Happens(0.03);
        row["started_on"] = Text(hired ? random.Day(period.Start, period.End) : started);
        row["ended_on"] = !keptOn && !hired && random.Happens(0.02) ? Text(random.Day(period.Start, period.End)) : "";
        row["days"] = row["contract_type"] == "CAS" ? $"{random.Next(3, 27)}"
            : hired || row["ended_on"] != "" ? $"{random.Next(1, FullMonth)}"
            : random.Happens(0.012) ? "0"
            : random.Happens(0.05) ? $"{random.Next(8, FullMonth)}" : $"{FullMonth}";
    }

    void FillPay(Row row, Occupation occupation, string? agreed)
    {
        var trainee = row["contract_type"] is "INT" or "APP";
        var place = District.IsKigali(row["district"]!) ? 1.1 : 0.9;
        var month = agreed is { Length: > 0 } ? double.Parse(agreed, CultureInfo.InvariantCulture)
            : Math.Clamp(random.Around(occupation.WageIn(period.Year) * place * (trainee ? 0.4 : 1), 0.35), 25_000, 25_000_000);
        var days = int.Parse(row["days"]!, CultureInfo.InvariantCulture);
        row["gross_rwf"] = Text(Math.Round(month * days / FullMonth / 10) * 10);
    }
}
