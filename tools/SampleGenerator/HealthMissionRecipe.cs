using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>Missions of experts of the same period's register to its requests: most run or completed, with staff trained and ratings.</summary>
sealed class HealthMissionRecipe(ReferencePeriod period, Random random) : Recipe
{
    static readonly (string Column, int Most)[] Trained =
    [
        ("trained_doctors_f", 4), ("trained_doctors_m", 5), ("trained_nurses_f", 10), ("trained_nurses_m", 6), ("trained_midwives_f", 5),
        ("trained_midwives_m", 3), ("trained_technicians_f", 3), ("trained_technicians_m", 4),
    ];

    static readonly Weighted<(string Code, double Weight)> Reasons = new(
        [("dates", 40), ("funding", 18), ("licence", 14), ("expert_withdrew", 12), ("host_withdrew", 10), ("consent", 4), ("security", 2)], r => r.Weight);

    readonly HealthProgramme _programme = new(period);

    public override IReadOnlyList<(string Rule, Func<Row, bool> Break)> Breaks { get; } =
    [
        ("MS-R-01", row => Set(("planned_from", row["planned_to"]!), ("planned_to", row["planned_from"]!))(row)),
        ("MS-R-02", row => SetIf(r => r["status"] == "Completed", ("actual_from", row["actual_to"]!), ("actual_to", row["actual_from"]!))(row)),
        ("MS-R-03", SetIf(r => r["status"] == "Running", ("actual_from", ""))),
        ("MS-R-04", SetIf(r => r["status"] == "Completed", ("days_delivered", ""))),
        ("MS-R-05", SetIf(r => r["status"] == "Accepted", ("days_delivered", "3"))),
        ("MS-R-06", row => SetIf(r => r["status"] == "Running", ("actual_to", row["actual_from"]!))(row)),
        ("MS-R-07", SetIf(r => r["status"] == "Cancelled", ("cancel_reason", ""))),
        ("MS-R-08", SetIf(r => r["status"] == "Confirmed", ("cancel_reason", "dates"))),
        ("MS-R-09", SetIf(r => r["status"] == "Running", ("accepted_on", ""))),
        ("MS-R-10", row => SetIf(r => r["status"] == "Proposed", ("accepted_on", row["proposed_on"]!))(row)),
        ("MS-R-11", SetIf(r => r["accepted_on"] != "", ("accepted_on", "2001-01-01"))),
        ("MS-R-12", SetIf(r => r["status"] == "Completed" && r["mode"] == "onsite", ("licence_ok_on", ""))),
        ("MS-R-13", row => SetIf(r => r["status"] == "Completed", ("licence_ok_on", row["updated_on"]!), ("actual_from", row["planned_from"]!))(row)),
        ("MS-R-14", SetIf(r => r["status"] == "Running", ("host_rating", "4"))),
        ("MS-R-15", SetIf(r => r["status"] == "Completed", ("host_rating", ""))),
        ("MS-R-16", SetIf(r => r["status"] == "Completed" && r["days_delivered"] != "", ("stayed_after", ""))),
        ("MS-R-17", SetIf(r => r["status"] == "Completed", ("report_due", ""))),
        ("MS-R-18", SetIf(r => r["status"] == "Completed", ("report_due", "2001-01-01"))),
        ("MS-R-19", SetIf(r => r["status"] == "Completed", ("report_received", "2001-01-01"))),
        ("MS-R-20", SetIf(r => r["cost_dsa"] != "", ("cost_currency", ""))),
        ("MS-R-21", SetIf(r => r["mode"] == "online", ("cost_travel", "900.00"), ("cost_currency", "EUR"))),
        ("MS-R-22", SetIf(r => r["status"] == "Proposed", ("trained_nurses_f", "4"))),
        ("MS-R-23", SetIf(r => r["status"] == "Completed", ("trained_nurses_f", ""))),
        ("MS-R-24", SetIf(r => r["mode"] == "online" && r["status"] == "Completed", ("hours_onsite", "12.0"))),
        ("MS-R-25", Set(("planned_days", "170"))),
        ("MS-R-26", SetIf(r => r["status"] == "Completed", ("days_delivered", "0"))),
        ("MS-R-27", SetIf(r => r["stayed_after"] == "no", ("days_delivered", "150"))),
        ("MS-R-28", Set(("updated_on", "2001-01-01"))),
        ("MS-R-29", SetIf(r => r["status"] == "Proposed", ("proposed_on", Text(period.End.AddDays(1))), ("updated_on", Text(period.End.AddDays(1))))),
        ("MS-R-30", SetIf(r => r["accepted_on"] != "", ("accepted_on", "2099-01-01"))),
        ("MS-R-31", SetIf(r => r["licence_ok_on"] != "" && r["actual_from"] == "", ("licence_ok_on", "2099-01-01"))),
        ("MS-R-32", SetIf(r => r["status"] == "Running", ("actual_from", "2099-01-01"))),
        ("MS-R-33", SetIf(r => r["status"] == "Completed", ("actual_to", "2099-01-01"), ("report_due", "2099-02-01"), ("report_received", ""))),
        ("MS-R-34", SetIf(r => r["status"] == "Completed", ("report_received", "2099-01-01"))),
        ("MS-R-35", Set(("updated_on", "2099-01-01"))),
    ];

    public override void Fill(Row row, long index, long rows)
    {
        var mission = _programme.Mission(index);
        var begun = mission.Status is "Running" or "Completed";
        row.Blank();
        row["mission_id"] = mission.Id;
        row["request_id"] = mission.Request;
        row["expert_id"] = mission.Expert;
        row["mode"] = mission.Mode;
        row["status"] = mission.Status;
        row["cancel_reason"] = mission.Status == "Cancelled" ? Reasons.Draw(random).Code : "";
        row["proposed_on"] = CellText.Of(mission.Proposed);
        row["accepted_on"] = CellText.Of(mission.Accepted);
        row["planned_from"] = CellText.Of(mission.From);
        row["planned_to"] = CellText.Of(mission.To);
        row["planned_days"] = $"{mission.Days}";
        if (begun || mission.Status == "Confirmed") row["licence_ok_on"] = CellText.Of(mission.Accepted?.AddDays(1 + random.Next(4)));
        row["updated_on"] = CellText.Of(period.End.AddDays(-random.Next(5)));
        if (!begun) return;
        row["actual_from"] = CellText.Of(mission.From);
        FillCosts(row, mission);
        FillWork(row, mission);
        if (mission.Status == "Completed") FillEnd(row, mission);
    }

    void FillCosts(Row row, HealthMission mission)
    {
        row["cost_travel"] = mission.Mode == "online" ? "0.00" : CellText.Of(Math.Round(random.Around(950, 0.25)), 2);
        row["cost_dsa"] = mission.Mode == "online" ? "0.00" : CellText.Of(mission.Days * 55, 2);
        row["cost_insurance"] = mission.Mode == "online" ? "0.00" : CellText.Of(mission.Days * 3, 2);
        row["cost_currency"] = random.Happens(0.8) ? "EUR" : "GBP";
    }

    void FillWork(Row row, HealthMission mission)
    {
        // Of a running mission, the days up to the end of the period.
        var days = mission.Status == "Completed" ? mission.Days
            : Math.Clamp((period.End.DayNumber - mission.From.DayNumber) * 5 / 7, 1, mission.Days);
        var delivered = Math.Max(1, (int)(days * (0.8 + 0.2 * random.NextDouble())));
        var hours = delivered * (3 + 3 * random.NextDouble());
        var online = mission.Mode switch { "online" => 1, "both" => 0.35, _ => 0 };
        row["days_delivered"] = $"{delivered}";
        row["hours_onsite"] = CellText.Of(hours * (1 - online), 1);
        row["hours_online"] = CellText.Of(hours * online, 1);
        foreach (var (column, most) in Trained) row[column] = $"{random.Next(most)}";
    }

    void FillEnd(Row row, HealthMission mission)
    {
        var stayed = random.Happens(0.88) ? "no" : random.Happens(0.7) ? "extended" : "employed";
        row["actual_to"] = CellText.Of(mission.To);
        row["host_rating"] = $"{Rating()}";
        row["expert_rating"] = $"{Rating()}";
        row["stayed_after"] = stayed;
        row["report_due"] = CellText.Of(mission.To.AddDays(30));
        var received = mission.To.AddDays(random.Next(45));
        row["report_received"] = received <= period.End ? CellText.Of(received) : "";
    }

    int Rating() => random.Happens(0.45) ? 5 : random.Happens(0.6) ? 4 : random.Happens(0.7) ? 3 : 2;
}
