using Pipeline.Intake.Ledger;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Custody;

/// <summary>A submission whose files may have to go.</summary>
public sealed record KeptSubmission(SubmissionId Id, DatasetId Dataset, ReferencePeriod Period, long? RowsAccepted);

/// <summary>What is to become of one agency's files of one dataset and period.</summary>
/// <param name="OriginalsOn">The first day on which the files as they came are destroyed.</param>
/// <param name="AllOn">The first day on which everything is.</param>
/// <param name="HeldBy">Ids of the holds that stand against it.</param>
public sealed record RetentionEntry(
    AgencyId Agency, DatasetId Dataset, ReferencePeriod Period, RetentionRule Rule, DateOnly OriginalsOn, DateOnly AllOn, IReadOnlyList<KeptSubmission> Submissions,
    IReadOnlyList<string> HeldBy)
{
    /// <summary>What goes on a day.</summary>
    public PurgeScope ScopeOn(DateOnly today) =>
        HeldBy.Count > 0 ? PurgeScope.Nothing : today >= AllOn ? PurgeScope.All : today >= OriginalsOn ? PurgeScope.Originals : PurgeScope.Nothing;
}

/// <summary>How much of a dataset's period is destroyed.</summary>
public enum PurgeScope
{
    Nothing,
    /// <summary>The files as they came: archive and quarantine.</summary>
    Originals,
    /// <summary>These, the lake's, sensitive and rejected files, and the list of errors of each receipt.</summary>
    All,
}

/// <summary>Says for every submission that a dataset's agreement covers when its files go.</summary>
/// <param name="Undecided">Submissions that no agreement in force covers: a person decides about their files.</param>
public sealed record RetentionPlan(IReadOnlyList<RetentionEntry> Entries, IReadOnlyList<SubmissionId> Undecided)
{
    public static RetentionPlan Of(IEnumerable<KeptSubmission> submissions, IEnumerable<SubmissionId> unnamed, ProtocolCatalog catalog, IReadOnlyList<Hold> holds, DateOnly today)
    {
        var (entries, undecided) = (new List<RetentionEntry>(), unnamed.ToList());
        foreach (var group in submissions.GroupBy(s => (s.Id.Agency, s.Dataset, s.Period)))
        {
            var (agency, dataset, period) = group.Key;
            if (RetentionRule.Of(catalog, agency, dataset) is not { } rule)
            {
                undecided.AddRange(group.Select(s => s.Id));
                continue;
            }
            entries.Add(new(
                agency, dataset, period, rule, rule.LastDay(period, isOriginal: true).AddDays(1), rule.LastDay(period, isOriginal: false).AddDays(1),
                [.. group.OrderBy(s => $"{s.Id}", StringComparer.Ordinal)], [.. holds.Where(h => h.Covers(agency, dataset, period, today)).Select(h => h.Id)]));
        }
        return new(
            [.. entries.OrderBy(e => e.AllOn).ThenBy(e => $"{e.Agency}/{e.Dataset}/{e.Period}", StringComparer.Ordinal)],
            [.. undecided.OrderBy(id => $"{id}", StringComparer.Ordinal)]);
    }
}

/// <summary>Reads from the ledger which submissions there are.</summary>
public sealed class RetentionReader(SubmissionRows rows, Holds holds, CatalogInForce catalog, TimeProvider clock)
{
    /// <summary>The plan as it stands today.</summary>
    public async Task<RetentionPlan> ReadAsync(CancellationToken ct)
    {
        var (kept, unnamed) = (new List<KeptSubmission>(), new List<SubmissionId>());
        await foreach (var row in rows.ListAsync(ct))
        {
            var id = SubmissionId.Parse(row.RowKey);
            if (DatasetId.TryParse(row.Dataset, null, out var dataset) && ReferencePeriod.TryParse(row.Period, null, out var period))
                kept.Add(new(id, dataset, period, row.RowsAccepted));
            else unnamed.Add(id);
        }
        return RetentionPlan.Of(kept, unnamed, catalog.Now, await holds.ListAsync(null, ct), RwandaTime.DayOf(clock.GetUtcNow()));
    }
}
