using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.Protection;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Diaspora;

/// <summary>What missions passed on, to whom, and what became of it: transfer activities, beneficiaries with their follow-up, and figures of facilities' services.</summary>
public sealed class TransferBook(DiasporaRows rows, MissionBook missions, CatalogInForce catalog, TimeProvider clock)
{
    const int LongestTopic = 200;

    public async Task<IReadOnlyList<TransferActivity>> ActivitiesAsync(CancellationToken ct) => [.. (await rows.ListAsync<TransferActivity>(Kept.Activities, ct)).Select(r => r.Record)];

    public async Task<IReadOnlyList<Beneficiary>> BeneficiariesAsync(CancellationToken ct) => [.. (await rows.ListAsync<Beneficiary>(Kept.Beneficiaries, ct)).Select(r => r.Record)];

    public async Task<IReadOnlyList<ServiceMeasure>> MeasuresAsync(CancellationToken ct) => [.. (await rows.ListAsync<ServiceMeasure>(Kept.Measures, ct)).Select(r => r.Record)];

    /// <summary>Records an activity of a mission that runs or has run, over an earlier one of the same id.</summary>
    public async Task<(TransferActivity? Done, Refusal? Refusal)> RecordAsync(TransferActivity given, Caller caller, CancellationToken ct)
    {
        if (await missions.FindAsync(given.Mission, ct) is not { } mission) return (null, null);
        if (mission.Status is not (MissionStatus.Running or MissionStatus.Completed)) return (null, Refusal.Conflict($"The mission is {mission.Status}.", "Activities are recorded once it runs."));
        if (!DiasporaRows.IsId(given.Id)) return (null, new("id", "not an id", "letters, digits and -"));
        if (!TransferActivity.Kinds.Contains(given.Kind)) return (null, new("kind", "not a kind of activity", string.Join(", ", TransferActivity.Kinds)));
        if (given.Hours is not (> 0 and <= 24) || given.Participants < 0) return (null, new("hours", "not hours of a day, or participants are below 0", "above 0 to 24"));
        if (string.IsNullOrWhiteSpace(given.Topic) || given.Topic.Length > LongestTopic) return (null, new("topic", "empty or too long", $"1 to {LongestTopic} characters, without a person's name"));
        return await WriteAsync(Kept.Activities, $"{given.Mission}|{given.Id}", given, caller, ct);
    }

    /// <summary>Records somebody who was trained, or what became of their training. Without consent to be counted no scores are kept.</summary>
    public async Task<(Beneficiary? Done, Refusal? Refusal)> RecordAsync(Beneficiary given, Caller caller, CancellationToken ct)
    {
        if (await missions.FindAsync(given.Mission, ct) is null) return (null, null);
        if (!DiasporaRows.IsId(given.Key)) return (null, new("key", "not a key", "letters, digits and -, of the facility's own, that names nobody"));
        if (!Beneficiary.Cadres.Contains(given.Cadre)) return (null, new("cadre", "not a cadre", string.Join(", ", Beneficiary.Cadres)));
        if (given.Sex is not ("F" or "M")) return (null, new("sex", "not one that is recorded", "F or M"));
        if (!catalog.Now.CodelistInForce("health-facilities", RwandaTime.DayOf(clock.GetUtcNow())).Contains(given.Facility)) return (null, new("facility", "not a facility", "a code of health-facilities"));
        if (given.Hours < 0 || given.PreScore is not (null or >= 0 and <= 100) || given.PostScore is not (null or >= 0 and <= 100)) return (null, new("preScore", "not a score, as postScore, or hours are below 0", "0 to 100"));
        var kept = given.Consent ? given : given with { PreScore = null, PostScore = null, At6Months = null, At12Months = null };
        return await WriteAsync(Kept.Beneficiaries, $"{given.Mission}|{given.Key}", kept, caller, ct);
    }

    /// <summary>Records a figure of a facility's service for a period.</summary>
    public async Task<(ServiceMeasure? Done, Refusal? Refusal)> RecordAsync(ServiceMeasure given, Caller caller, CancellationToken ct)
    {
        var day = RwandaTime.DayOf(clock.GetUtcNow());
        if (!catalog.Now.CodelistInForce("health-facility-levels", day).Contains(given.Level)) return (null, new("level", "not a level", "a code of health-facility-levels"));
        if (!catalog.Now.CodelistInForce("health-indicators", day).Contains(given.Indicator)) return (null, new("indicator", "not an indicator", "a code of health-indicators"));
        if (!ReferencePeriod.TryParse(given.Period, null, out _)) return (null, new("period", "not a period", "one such as 2026-Q3"));
        if (!DiasporaRows.IsId(given.Facility) || given.Denominator <= 0 || given.Numerator < 0) return (null, new("denominator", "not above 0, or numerator is below 0", "counts of the period"));
        return await WriteAsync(Kept.Measures, $"{given.Facility}|{given.Indicator}|{given.Period}", given, caller, ct);
    }

    async Task<(T? Done, Refusal? Refusal)> WriteAsync<T>(Kept kind, string id, T record, Caller caller, CancellationToken ct) where T : class
    {
        await rows.WriteAsync<T>(kind, id, _ => (record, AuditEntry.Of(caller.Pseudonym, DiasporaEvent.Recorded, $"{kind}")), ct);
        return (record, null);
    }
}
