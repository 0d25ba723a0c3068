namespace Pipeline.Diaspora;

/// <summary>Missions as <c>moh/missions</c> delivers them.</summary>
static class DeliveredMissions
{
    public static Mission Read(LakeRow row, IReadOnlyDictionary<string, string> facilities) => new(
        row.Text("mission_id")!, row.Text("request_id")!, row.Text("expert_id"), facilities.GetValueOrDefault(row.Text("request_id")!), row.Text("mode")!,
        Enum.Parse<MissionStatus>(row.Text("status")!), row.Day("proposed_on")!.Value, row.Day("accepted_on"), row.Day("planned_from")!.Value, row.Day("planned_to")!.Value,
        row.Number("planned_days") ?? 0, row.Day("actual_from"), row.Day("actual_to"), row.Number("days_delivered"), row.Day("licence_ok_on"), row.Text("cancel_reason"),
        row.Text("cost_currency") is { } currency ? new(row.Real("cost_travel") ?? 0, row.Real("cost_dsa") ?? 0, row.Real("cost_insurance") ?? 0, currency) : null,
        row.Number("host_rating"), row.Number("expert_rating"), row.Text("stayed_after"), row.Day("report_due"), row.Day("report_received"),
        row.Number("trained_doctors_f") is null ? null : Beneficiary.Cadres.SelectMany(c => (string[])[$"{c}.F", $"{c}.M"])
            .ToDictionary(c => c, c => row.Number($"trained_{c.Split('.')[0]}s_{c.Split('.')[1].ToLowerInvariant()}") ?? 0),
        row.Real("hours_onsite"), row.Real("hours_online"));
}
