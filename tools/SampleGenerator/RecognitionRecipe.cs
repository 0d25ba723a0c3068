using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>Applications for recognition: neighbours first, by mutual recognition where there is an agreement, decided within some months.</summary>
sealed class RecognitionRecipe(ReferencePeriod period, Random random) : Recipe
{
    const long NumbersPerQuarter = 25_000_000;

    static readonly Weighted<(string Code, bool Partner, double Weight)> Homes = new(
        [
            ("UGA", true, 26), ("KEN", true, 20), ("COD", true, 14), ("BDI", true, 10), ("TZA", true, 8), ("SSD", true, 1), ("IND", false, 6),
            ("CHN", false, 4), ("BEL", false, 3), ("FRA", false, 3), ("GBR", false, 2), ("USA", false, 2), ("DEU", false, 1), ("ZAF", false, 2),
            ("NGA", false, 2), ("ETH", false, 1), ("TUR", false, 1), ("CUB", false, 1),
        ],
        h => h.Weight);

    static readonly Weighted<(string Code, string Field, string Level, bool Agreement, double Weight)> Professions = new(
        [
            ("NONE", "0413", "6", false, 24), ("NONE", "0613", "7", false, 14), ("NUR", "0913", "6", false, 13), ("DOC", "0912", "7", false, 10),
            ("TEA", "0114", "6", false, 8), ("ENG", "0732", "6", true, 7), ("ACC", "0411", "6", true, 5), ("MID", "0913", "6", false, 4),
            ("PHA", "0916", "6", false, 4), ("SPE", "0912", "8", false, 3), ("ADV", "0421", "6", false, 3), ("ARC", "0731", "6", true, 2),
            ("VET", "0841", "6", true, 2), ("LAB", "0914", "6", false, 3), ("PHY", "0915", "6", false, 2), ("DEN", "0911", "7", false, 2),
            ("RAD", "0914", "6", false, 1), ("SUR", "0731", "6", false, 1), ("PSY", "0313", "7", false, 1),
        ],
        p => p.Weight);

    static readonly Weighted<(string Code, double Weight)> Decisions = new(
        [("granted", 55), ("pending", 22), ("conditional", 9), ("refused", 10), ("withdrawn", 4)], d => d.Weight);

    static readonly Weighted<(string Code, double Weight)> Reasons = new(
        [("documents", 40), ("programme", 20), ("institution", 15), ("level", 12), ("content", 9), ("forged", 3), ("good_standing", 1)], r => r.Weight);

    static readonly string[] Conditions = ["exam", "supervised_practice", "additional_course", "language"];

    public override IReadOnlyList<(string Rule, Func<Row, bool> Break)> Breaks { get; } =
    [
        ("QR-R-01", SetIf(r => r["decision"] == "withdrawn", ("decided_on", "2001-01-01"))),
        ("QR-R-02", row => SetIf(r => r["decision"] == "pending", ("decided_on", row["received_on"]!))(row)),
        ("QR-R-03", SetIf(r => r["decision"] == "granted", ("decided_on", ""))),
        ("QR-R-04", SetIf(r => r["decision"] == "refused", ("refusal_reason", ""))),
        ("QR-R-05", SetIf(r => r["decision"] == "granted", ("refusal_reason", "documents"))),
        ("QR-R-06", SetIf(r => r["decision"] == "conditional", ("condition_type", ""))),
        ("QR-R-07", SetIf(r => r["decision"] == "granted", ("condition_type", "exam"))),
        ("QR-R-08", SetIf(r => r["route"] == "mra", ("home_state", "IND"))),
        ("QR-R-09", SetIf(r => r["route"] == "mra", ("profession", "NUR"))),
        ("QR-R-10", SetIf(r => r["route"] == "council" && r["purpose"] != "licence", ("profession", "NONE"))),
        ("QR-R-11", SetIf(r => r["route"] != "mra", ("home_state", "RWA"))),
        ("QR-R-12", SetIf(r => r["complete_on"] != "", ("complete_on", "2001-01-01"))),
        ("QR-R-13", row => SetIf(r => r["decision"] == "granted" && r["complete_on"] != r["decided_on"],
            ("complete_on", row["decided_on"]!), ("decided_on", row["complete_on"]!))(row)),
        ("QR-R-14", SetIf(r => r["birth_year"] != "", ("award_year", "1951"), ("birth_year", "1960"))),
        ("QR-R-15", SetIf(r => r["route"] == "hec", ("purpose", "licence"), ("profession", "NONE"))),
        ("QR-R-16", SetIf(r => r["decision"] == "granted", ("isced_f", ""))),
        ("QR-R-17", SetIf(r => r["decision"] == "granted", ("complete_on", ""))),
        ("QR-R-18", Set(("fee_rwf", "30"))),
        ("QR-R-19", SetIf(r => r["birth_year"] != "", ("birth_year", "2012"), ("award_year", "2025"), ("received_on", "2025-01-10"))),
        ("QR-R-20", SetIf(r => r["decision"] == "pending" && r["complete_on"] == "", ("received_on", "2099-01-10"))),
        ("QR-R-21", SetIf(r => r["decision"] == "pending", ("complete_on", "2099-01-10"))),
        ("QR-R-22", SetIf(r => r["decided_on"] != "", ("decided_on", "2099-01-10"))),
    ];

    public override void Fill(Row row, long index, long rows)
    {
        var home = Homes.Draw(random);
        var (profession, field, level, agreement, _) = Professions.Draw(random);
        var regulated = profession != "NONE";
        var born = period.Year - Math.Clamp((int)random.Around(31, 0.2), 22, 62);
        row.Blank();
        row["case_id"] = $"QR{((period.Index - 1) * NumbersPerQuarter + index) % 100_000_000:00000000}";
        row["person_id"] = random.Happens(0.55)
            ? $"1{born}8{random.Next(100_000_000):00000000}{random.Next(100):00}"
            : $"{home.Code}-{(char)('A' + random.Next(26))}{random.Next(10_000_000):0000000}";
        row["sex"] = random.Happens(profession is "NUR" or "MID" ? 0.62 : 0.36) ? "F" : "M";
        row["birth_year"] = random.Happens(0.98) ? $"{born}" : "";
        row["home_state"] = home.Code;
        row["profession"] = profession;
        row["route"] = !regulated ? "hec" : agreement && home.Partner ? "mra" : "council";
        row["purpose"] = regulated ? random.Happens(0.85) ? "licence" : "employment" : random.Happens(0.7) ? "employment" : "study";
        row["isced_level"] = level;
        row["isced_f"] = field;
        row["award_year"] = $"{Math.Min(period.Year, born + 22 + random.Next(6))}";
        row["is_appeal"] = CellText.Of(random.Happens(0.03));
        row["fee_rwf"] = random.Happens(0.95) ? $"{(regulated ? 50_000 : 30_000)}" : "0";
        FillDecision(row, Decisions.Draw(random).Code);
    }

    void FillDecision(Row row, string decision)
    {
        var pending = decision == "pending";
        var received = pending ? random.Day(period.Start.AddDays(-60), period.End) : random.Day(period.Start, period.End).AddDays(-20 - random.Next(120));
        var complete = received.AddDays(random.Next(15));
        row["decision"] = decision;
        row["received_on"] = CellText.Of(received);
        row["complete_on"] = complete <= period.End && (!pending || random.Happens(0.6)) ? CellText.Of(complete) : "";
        // Decided within the quarter, and not before the documents were there.
        row["decided_on"] = pending ? "" : CellText.Of(random.Day(complete > period.Start ? complete : period.Start, period.End));
        row["refusal_reason"] = decision == "refused" ? Reasons.Draw(random).Code : "";
        row["condition_type"] = decision == "conditional" ? Conditions[random.Next(Conditions.Length)] : "";
    }
}
