using Pipeline.DiasporaMatching;

namespace Pipeline.Diaspora;

/// <summary>Requests as <c>moh/facility-requests</c> delivers them.</summary>
static class DeliveredRequests
{
    const int Skills = 4;
    const int Languages = 3;

    public static FacilityRequest Read(LakeRow row) => new(
        row.Text("request_id")!, row.Text("facility_id")!, row.Text("facility_level"), row.Text("department"), row.Text("specialty_code")!,
        [.. from n in Enumerable.Range(1, Skills)
            where row.Text($"skill_{n}_code") is not null
            select new NeededSkill(row.Text($"skill_{n}_code")!, row.Number($"skill_{n}_min_level") ?? 0, row.Number($"skill_{n}_weight") ?? 0, row.IsTrue($"skill_{n}_must"))],
        row.Text("request_type")!, row.Text("mode")!, row.Day("needed_from"), row.Day("needed_to"), row.Number("min_days") ?? 0, row.Number("max_days") ?? 0,
        [.. Enumerable.Range(1, Languages).Select(n => row.Text($"language_{n}")).OfType<string>()], row.Number("urgency") ?? 0,
        row is var r && r.Text("baseline_code") is { } code && r.Real("baseline_value") is { } value && r.Day("baseline_day") is { } day ? new(code, value, day) : null,
        row.Text("tor_ref"), row.Day("submitted_on") ?? DateOnly.MinValue, row.Day("approved_on"), Enum.Parse<RequestStatus>(row.Text("status")!));
}
