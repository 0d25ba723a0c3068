using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>Returns of nationals: mostly from the region, refugees among them, others from work and study further away.</summary>
sealed class ReturnRecipe(ReferencePeriod period, Random random) : Recipe
{
    const long PerMonth = 1_000_000;

    static readonly Weighted<(string Code, bool Region, double Weight)> Countries = new(
        [
            ("UGA", true, 24), ("COD", true, 20), ("TZA", true, 9), ("KEN", true, 8), ("BDI", true, 6), ("ZMB", true, 4), ("MWI", true, 3),
            ("MOZ", true, 3), ("COG", true, 3), ("ARE", false, 4), ("BEL", false, 3), ("FRA", false, 2), ("CAN", false, 2), ("USA", false, 2),
            ("CHN", false, 2), ("IND", false, 2), ("ZAF", false, 2), ("SAU", false, 1.5), ("QAT", false, 1), ("POL", false, 1), ("DEU", false, 1),
            ("GBR", false, 1),
        ],
        c => c.Weight);

    static readonly Weighted<(string Code, double Weight)> Types = new(
        [("VOL", 74), ("AVR", 10), ("DEP", 9), ("RDM", 4), ("EVA", 3)], t => t.Weight);

    static readonly Weighted<(string Code, double Weight)> Reasons = new(
        [("CON", 22), ("LOS", 11), ("JOB", 12), ("BUS", 13), ("STU", 14), ("FAM", 14), ("RET", 4), ("LEG", 3), ("HLT", 3), ("OTH", 4)], r => r.Weight);

    static readonly Weighted<(string Code, double Weight)> ForcedReasons = new([("LEG", 72), ("LOS", 10), ("OTH", 18)], r => r.Weight);
    static readonly Weighted<(string Code, double Weight)> Activities = new([("E", 62), ("U", 16), ("N", 17), ("S", 5)], a => a.Weight);

    readonly Weighted<Occupation> _nearby = new(Occupation.All, o => o.Rural + o.Urban);
    readonly Weighted<Occupation> _farAway = new(Occupation.All, o => o.Urban + 3 * o.Permits);

    public override IReadOnlyList<(string Rule, Func<Row, bool> Break)> Breaks { get; } =
    [
        ("RT-R-01", SetIf(r => r["left_on"] != "", ("left_on", "2099-08-01"))),
        ("RT-R-02", SetIf(r => r["born_abroad"] == "false", ("left_on", ""))),
        ("RT-R-03", SetIf(r => r["left_on"] != "", ("born_abroad", "true"))),
        ("RT-R-04", Set(("previous_country", "RWA"))),
        ("RT-R-05", SetIf(r => r["activity_abroad"] == "E", ("isco08", ""), ("coding_conf", ""))),
        ("RT-R-06", SetIf(r => r["activity_abroad"] == "N", ("isco08", "9211"))),
        ("RT-R-07", SetIf(r => r["return_reason"] is "JOB" or "FAM" or "BUS", ("return_type", "DEP"))),
        ("RT-R-08", SetIf(r => r["return_type"] == "VOL", ("return_reason", ""))),
        ("RT-R-09", SetIf(r => r["activity_abroad"] == "E" && r["return_type"] == "VOL", ("return_reason", "STU"))),
        ("RT-R-10", SetIf(r => r["return_type"] == "VOL" && r["activity_abroad"] != "S", ("return_reason", "RET"), ("birth_year", "1998"))),
        ("RT-R-11", SetIf(r => r["return_reason"] != "RET", ("isced", "7"), ("birth_year", "2010"))),
        ("RT-R-12", SetIf(r => r["activity_abroad"] == "N", ("coding_conf", "0.75"))),
        ("RT-R-13", Set(("returned_on", "2099-08-01"))),
    ];

    public override void Fill(Row row, long index, long rows)
    {
        var person = Person.Rwandan(Person.FirstReturnee + (period.Year * 12L + period.Index) * PerMonth % 2_400_000_000 + index);
        var country = Countries.Draw(random);
        var type = country.Code is "COD" or "COG" or "ZMB" or "MWI" && random.Happens(0.5) ? "REP" : Types.Draw(random).Code;
        var bornAbroad = random.Happens(type == "REP" ? 0.35 : 0.02);
        var returned = random.Day(period.Start, period.End);

        row["return_id"] = RecordNumber("RT", period, index);
        person.Fill(row);
        row["returned_on"] = Text(returned);
        row["border_post"] = BorderPost.From(country.Code, random).Code;
        row["previous_country"] = country.Code;
        row["return_type"] = type;
        row["born_abroad"] = bornAbroad ? "true" : "false";
        row["left_on"] = bornAbroad ? "" : Text(LeftOn(person, returned, type));
        row["district"] = District.OfResidence.Draw(random).Code;
        FillWork(row, person, type, country.Region ? _nearby : _farAway);
    }

    DateOnly LeftOn(Person person, DateOnly returned, string type)
    {
        var left = returned.AddDays(-(int)Math.Min(30 * random.Around(type == "REP" ? 200 : 38, 0.8), 20_000));
        var born = new DateOnly(person.BirthYear, 12, 31);
        if (left < born) left = random.Day(born, returned);
        return random.Happens(0.6) ? new(left.Year, left.Month, 1) : left;
    }

    void FillWork(Row row, Person person, string type, Weighted<Occupation> occupations)
    {
        var reason = type switch
        {
            "DEP" or "RDM" => ForcedReasons.Draw(random).Code,
            "REP" => random.Happens(0.6) ? "SEC" : "",
            "EVA" => "SEC",
            _ => Reasons.Draw(random).Code,
        };
        if (reason == "RET" && person.BirthYear > 1966) reason = "FAM";
        var activity = reason == "STU" ? "S" : reason is "CON" or "LOS" ? "E" : Activities.Draw(random).Code;
        var occupation = occupations.Draw(random);
        row["return_reason"] = reason;
        row["activity_abroad"] = activity;
        row["isco08"] = activity == "E" || (activity == "U" && random.Happens(0.6)) ? occupation.Isco : "";
        row["coding_conf"] = Confidence(row["isco08"]!, random);
        row["isced"] = activity == "S" ? $"{random.Next(5, 8)}" : Education(occupation, random);
    }
}
