using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Rules;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTest.Tracks;

/// <summary>What a Rwandan who takes up work in a Partner State meets there, as far as the reference data goes.</summary>
/// <param name="Member">Whether the state is a Partner State on the day; if not, nothing else is said.</param>
/// <param name="SpecialPass">Whether a special pass is enough for a contract this short; null when its length is not known.</param>
/// <param name="ApplyBy">Last day to apply for the work permit, counted in Rwanda's working days since the host's calendar is not held; null when unknown.</param>
/// <param name="Fee">Null when nothing is on record.</param>
/// <param name="Recognition">The agreement that recognises the profession; null when it is not regulated or none is in force.</param>
/// <param name="NeedsHostLicence">Whether the host's council has to license; null when the profession was not given.</param>
/// <param name="IsConfirmed">Whether everything said rests on confirmed data.</param>
public sealed record OutboundStanding(string Host, bool Member, ScheduleStanding Schedule, bool? SpecialPass, DateOnly? ApplyBy, PermitFee? Fee,
    RecognitionAgreement? Recognition, bool? NeedsHostLicence, bool IsConfirmed);

/// <param name="protocol">The rule set of the EAC track: the days of the special pass and of filing after entry are those of the Common Market Protocol, which binds every Partner State.</param>
public sealed class OutboundView(LawBook law, WorkingDayClock clock, RuleSet protocol, string home)
{

    /// <param name="profession">Code of the regulated professions list, NONE, or null when not given.</param>
    /// <param name="entry">Day of entry into the host state, or null.</param>
    public IReadOnlyList<OutboundStanding> Of(Isco08 occupation, string? profession, int? contractDays, DateOnly? entry, DateOnly onDate) =>
        [.. law.PartnerStates.All.Select(s => s.Iso3).Where(s => s != home).Distinct().Order(StringComparer.Ordinal)
            .Select(host => In(host, occupation, profession, contractDays, entry, onDate))];

    OutboundStanding In(string host, Isco08 occupation, string? profession, int? contractDays, DateOnly? entry, DateOnly onDate)
    {
        if (!law.PartnerStates.IsPartnerState(host, onDate)) return new(host, false, ScheduleStanding.NoCommitmentOnRecord, null, null, null, null, null, false);
        var recognition = profession is null or "NONE" ? null : law.Recognitions.InForce(profession, home, host, onDate);
        var fee = law.Fees.Of(host, onDate);
        return new(host, true, law.Schedule.Standing(host, occupation, onDate), contractDays is { } days ? days <= protocol.Tracks!.SpecialPassDays : null,
            entry is { } day && protocol.WorkingDaysAfterEntry is { } within ? clock.Deadline(day, within) : null, fee, recognition,
            profession is null ? null : profession != "NONE" && recognition is null,
            fee is { IsConfirmed: true } && recognition is null or { IsConfirmed: true } && law.Schedule.IsConfirmed(host)
                && law.PartnerStates.IsConfirmed(host));
    }
}
