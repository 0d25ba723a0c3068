using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>Requests of hospitals: every second one has its mission in the missions of the same period.</summary>
sealed class FacilityRequestRecipe(ReferencePeriod period, Random random) : Recipe
{
    static readonly Weighted<(string Code, string Level, double Weight)> Facilities = new(
        [
            ("RUH", "teaching", 14), ("KBG", "district", 11), ("KAB", "teaching", 11), ("BUT", "teaching", 11), ("KIB", "referral", 10),
            ("KIY", "referral", 10), ("GIS", "district", 10), ("NYA", "district", 9), ("BUS", "provincial", 8), ("MUR", "district", 6),
        ],
        f => f.Weight);

    static readonly Dictionary<string, (double Low, double High)> Baselines = new()
    {
        ["CSR"] = (10, 40),
        ["EQUP"] = (35, 90),
        ["LAB"] = (30, 95),
        ["NMR"] = (8, 30),
        ["OPD"] = (40, 900),
        ["POM"] = (0.2, 4),
        ["REF"] = (5, 40),
        ["REHAB"] = (1, 8),
        ["SSI"] = (2, 18),
        ["WAIT"] = (5, 90),
    };

    static readonly string[] Cadres = ["doctors", "nurses", "midwives", "technicians"];

    static readonly string[] Trainees = [.. Cadres.Select(c => $"trainees_{c}")];

    readonly HealthProgramme _programme = new(period);

    public override IReadOnlyList<(string Rule, Func<Row, bool> Break)> Breaks { get; } =
    [
        ("FR-R-01", row => SetIf(
            r => r["status"] != "Approved" && r["needed_from"] != r["needed_to"], ("needed_from", row["needed_to"]!), ("needed_to", row["needed_from"]!))(row)),
        ("FR-R-02", SetIf(r => r["min_days"] != "1", ("max_days", "1"))),
        ("FR-R-03", SetIf(r => r["status"] is "Matched" or "Filled", ("tor_ref", ""))),
        ("FR-R-04", row => SetIf(r => r["status"] == "Submitted", ("approved_on", row["submitted_on"]!))(row)),
        ("FR-R-05", SetIf(r => r["status"] == "Submitted", ("submitted_on", ""))),
        ("FR-R-06", row => SetIf(r => r["status"] == "Draft", ("submitted_on", row["updated_on"]!))(row)),
        ("FR-R-07", SetIf(r => r["status"] == "Filled", ("approved_on", "2001-01-01"))),
        ("FR-R-08", SetIf(r => r["closed_on"] != "", ("closed_on", ""))),
        ("FR-R-09", row => SetIf(r => r["status"] == "Filled", ("closed_on", row["updated_on"]!))(row)),
        ("FR-R-10", SetIf(r => r["closed_on"] != "", ("closed_on", "2001-01-01"))),
        ("FR-R-11", SetIf(r => r["request_type"] is "training" or "clinical_mentoring", [.. Trainees.Select(t => (t, "0"))])),
        ("FR-R-12", SetIf(r => r["mode"] == "onsite" && r["request_type"] == "training", ("request_type", "online_teaching"))),
        ("FR-R-13", SetIf(r => r["mode"] == "online", ("request_type", "equipment"))),
        ("FR-R-14", SetIf(r => r["baseline_code"] != "", ("baseline_day", ""))),
        ("FR-R-15", SetIf(r => r["skill_1_code"] != "", ("skill_1_weight", ""))),
        ("FR-R-16", SetIf(r => r["skill_2_code"] != "", ("skill_2_min_level", ""))),
        ("FR-R-17", SetIf(r => r["skill_3_code"] != "", ("skill_3_must", ""))),
        ("FR-R-18", SetIf(r => r["skill_3_code"] != "" && r["skill_4_code"] == "", ("skill_4_weight", "2"))),
        ("FR-R-19", row => SetIf(r => r["skill_2_code"] != "", ("skill_2_code", row["skill_1_code"]!))(row)),
        ("FR-R-20", SetIf(r => r["language_2"] == "", ("language_3", "sw"))),
        ("FR-R-21", row => SetIf(r => r["language_2"] != "", ("language_2", row["language_1"]!))(row)),
        ("FR-R-22", SetIf(r => r["skill_2_code"] == "", ("skill_1_code", ""), ("skill_1_min_level", ""), ("skill_1_weight", ""), ("skill_1_must", ""))),
        ("FR-R-23", Set(("max_days", "250"))),
        ("FR-R-24", SetIf(r => r["status"] == "Approved", ("needed_from", "2001-01-01"), ("needed_to", "2001-01-01"))),
        ("FR-R-25", SetIf(r => r["submitted_on"] != "", ("updated_on", "2001-01-01"))),
        ("FR-R-26", SetIf(r => r["status"] is "Matched" or "Filled", ("baseline_code", ""), ("baseline_value", ""), ("baseline_day", ""))),
        ("FR-R-27", SetIf(r => r["status"] == "Submitted", ("submitted_on", Text(period.End.AddDays(1))), ("updated_on", Text(period.End.AddDays(1))))),
        ("FR-R-28", SetIf(r => r["status"] is "Matched" or "Filled", ("approved_on", "2099-01-01"))),
        ("FR-R-29", SetIf(r => r["closed_on"] != "", ("closed_on", "2099-01-01"))),
        ("FR-R-30", SetIf(r => r["baseline_day"] != "", ("baseline_day", "2099-01-01"))),
        ("FR-R-31", Set(("updated_on", "2099-01-01"))),
    ];

    public override void Fill(Row row, long index, long rows)
    {
        var request = _programme.Request(index);
        var facility = Facilities.Draw(random);
        row.Blank();
        row["request_id"] = request.Id;
        row["facility_id"] = facility.Code;
        row["facility_level"] = facility.Level;
        row["department"] = request.Specialty.Department;
        row["specialty_code"] = request.Specialty.Code;
        row["mode"] = request.Mode;
        row["request_type"] = TypeOf(request);
        row["needed_from"] = CellText.Of(request.From);
        row["needed_to"] = CellText.Of(request.To);
        row["min_days"] = $"{request.MinDays}";
        row["max_days"] = $"{request.MaxDays}";
        row["urgency"] = random.Happens(0.25) ? "3" : random.Happens(0.6) ? "2" : "1";
        row["tor_ref"] = request.Approved is null ? "" : $"TOR-{request.Approved:yyyy}-{index % 10_000:0000}";
        row["submitted_on"] = CellText.Of(request.Submitted);
        row["approved_on"] = CellText.Of(request.Approved);
        row["closed_on"] = CellText.Of(request.Closed);
        row["status"] = request.Status;
        var touched = request.Closed ?? request.Approved ?? request.Submitted ?? period.Start;
        row["updated_on"] = CellText.Of(random.Day(touched < period.End ? touched : period.End, period.End));
        FillNeeds(row, request);
    }

    void FillNeeds(Row row, HealthRequest request)
    {
        var first = random.Next(3);
        var skills = 1 + random.Next(4);
        for (var i = 0; i < skills; i++)
        {
            // The own skills of the specialty first, in any order.
            row[$"skill_{i + 1}_code"] = request.Specialty.Skill(i < 3 ? (first + i) % 3 : i);
            row[$"skill_{i + 1}_min_level"] = $"{2 + random.Next(3)}";
            row[$"skill_{i + 1}_weight"] = $"{Math.Max(1, 3 - i + random.Next(2))}";
            row[$"skill_{i + 1}_must"] = CellText.Of(i == 0 && random.Happens(0.6));
        }
        row["language_1"] = "en";
        row["language_2"] = random.Happens(0.7) ? "rw" : "";
        row["language_3"] = row["language_2"] != "" && random.Happens(0.4) ? "fr" : "";
        string[] cadres = request.Specialty.Code switch
        {
            "BIOMED" or "LABMED" or "RADIO" => ["technicians", "doctors"],
            "OBGYN" or "MIDWIF" or "NEONAT" => ["midwives", "nurses", "doctors"],
            "NURSE" => ["nurses"],
            _ => ["doctors", "nurses"],
        };
        foreach (var cadre in Cadres) row[$"trainees_{cadre}"] = cadres.Contains(cadre) ? $"{1 + random.Next(cadre == "nurses" ? 15 : 6)}" : "0";
        if (request.Approved is not { } approved) return;
        var (low, high) = Baselines[request.Specialty.Indicator];
        row["baseline_code"] = request.Specialty.Indicator;
        row["baseline_value"] = CellText.Of(low + (high - low) * random.NextDouble(), 2);
        row["baseline_day"] = CellText.Of(approved.AddDays(-20 - random.Next(60)));
    }

    string TypeOf(HealthRequest request)
    {
        if (request.Mode == "online") return random.Happens(0.55) ? "online_teaching" : random.Happens(0.5) ? "training" : "protocol";
        if (request.Specialty.Code == "BIOMED" && random.Happens(0.7)) return "equipment";
        if (request.Specialty.Operates && random.Happens(0.35)) return "surgery_camp";
        return random.Happens(0.5) ? "clinical_mentoring" : random.Happens(0.8) ? "training" : "protocol";
    }
}
