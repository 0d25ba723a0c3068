using Pipeline.Protocols.Comparing;

namespace Pipeline.Protocols;

/// <summary>
/// The differences between two versions of a protocol, as people read them. A difference is major when some drop that the earlier version accepts
/// could be refused under the later one, given the same codelists; in doubt it is.
/// </summary>
public static class ProtocolComparison
{
    /// <summary>Every difference in what the model knows of; version numbers are not compared.</summary>
    public static IReadOnlyList<ProtocolChange> Of(Protocol before, Protocol after)
    {
        var changes = new Changes();
        Agreement(before, after, changes);
        AgreementComparison.Add(before.Agreement, after.Agreement, changes);
        FileComparison.Add(before, after, changes);
        ColumnSetComparison.Add(before, after, changes);
        RuleComparison.Add(before, after, changes);
        return changes.All;
    }

    /// <summary>How far the differences reach together; null when there are none.</summary>
    public static ChangeKind? Greatest(IEnumerable<ProtocolChange> changes) => changes.Select(c => (ChangeKind?)c.Kind).Max();

    static void Agreement(Protocol before, Protocol after, Changes changes)
    {
        const string Place = "agreement";
        changes.Differs(ChangeKind.Patch, Place, "the id", before.ContractId, after.ContractId);
        changes.Differs(ChangeKind.Patch, Place, "the purpose", before.Purpose, after.Purpose);
        changes.Differs(ChangeKind.Major, Place, "the frequency", before.Frequency, after.Frequency);
        changes.Differs(ChangeKind.Minor, Place, "months of retention", before.RetentionMonths, after.RetentionMonths);
        Days(before.Service, after.Service, changes);
        changes.Bound(Place, "a rate of rows with errors", (decimal)before.ErrorRate, (decimal)after.ErrorRate);
        changes.Bound(Place, "an end of support", before.EndOfSupport?.DayNumber, after.EndOfSupport?.DayNumber);
        var stillTaken = after.Status is ProtocolStatus.Active or ProtocolStatus.Deprecated || before.Status > ProtocolStatus.Deprecated || before.Status < ProtocolStatus.Active;
        changes.Differs(stillTaken ? ChangeKind.Minor : ChangeKind.Major, Place, "the status", before.Status, after.Status);
    }

    // Lateness refuses nothing; less time than agreed is nevertheless a promise broken by whoever does not know of it.
    static void Days(ServiceLevels before, ServiceLevels after, Changes changes)
    {
        const string Place = "agreement";
        changes.Bound(Place, "days until it is due", before.LatencyDays, after.LatencyDays);
        changes.Bound(Place, "days of grace", before.GraceDays, after.GraceDays);
        changes.Differs(before.DayRule > after.DayRule ? ChangeKind.Major : ChangeKind.Minor, Place, "the days counted", before.DayRule, after.DayRule);
        changes.Differs(before.Roll > after.Roll ? ChangeKind.Major : ChangeKind.Minor, Place, "the roll of a due day", before.Roll, after.Roll);
        changes.Differs(ChangeKind.Minor, Place, "the first period", before.FirstPeriod, after.FirstPeriod);
        changes.Differs(ChangeKind.Minor, Place, "a volume that counts as fallen below", before.VolumeDrop, after.VolumeDrop);
    }
}
