using Pipeline.Access;
using Pipeline.Custody;
using Pipeline.LabourMarketTest;
using Pipeline.Reference;

namespace Pipeline.LabourMarketTestCases;

/// <summary>
/// Destroys the files of cases beyond their time, a month of closing after another, each with a certificate. A case's row stays, without the references that lead to
/// an employer or worker: figures count its decisions. A hold on dataset <c>labour-market-tests</c> of the agency whose officers decide protects a month.
/// </summary>
public sealed class CaseRetention(CaseRows rows, CaseTerms terms, Purge purge, RetainedFiles files, Holds holds, TimeProvider clock)
{
    const string Basis = "labour-market-test:retention";

    public static DatasetId Dataset { get; } = DatasetId.Parse(Containers.LabourMarketTests);

    static readonly Caller Retention = new("retention", new HashSet<Role>(), null) { IsService = true };

    /// <summary>The last day on which a case could still be acted on; null while it can.</summary>
    internal static DateOnly? ClosedOn(TestCase of, CaseTerms terms)
    {
        if (of.State == CaseState.Appealed || (of.State.IsOpen() && of.Newest.Recommendation != Outcome.Incomplete)) return null;
        // Nobody completed it; from a decision on the days to appeal and the permit count.
        if (of.Decision is not { } decision || of.State.IsOpen()) return of.Newest.AssessedOn;
        var appealed = of.Appeals is [.., { DecidedOn: { } on }] ? on : DateOnly.MinValue;
        return new[] { decision.DecidedOn.AddDays(terms.DaysToAppeal), decision.ValidTo ?? DateOnly.MinValue, appealed }.Max();
    }

    public async Task<DestructionSummary> RunAsync(CancellationToken ct)
    {
        var today = RwandaTime.DayOf(clock.GetUtcNow());
        var due = new Dictionary<ReferencePeriod, List<TestCase>>();
        await foreach (var one in rows.ListAsync(null, ct))
            if (ClosedOn(one, terms) is { } closed && ReferencePeriod.Parse($"{closed:yyyy-MM}") is var month && today > KeptUntil(month))
                (due.TryGetValue(month, out var known) ? known : due[month] = []).Add(one);
        var (agency, written, destroyed, held) = (AgencyId.Parse(terms.Agency), new List<string>(), 0, 0);
        var standing = await holds.ListAsync(agency, ct);
        foreach (var (month, cases) in due.OrderBy(d => d.Key))
        {
            if (standing.Any(h => h.Covers(agency, Dataset, month, today)))
            {
                held++;
                continue;
            }
            var target = new PurgeTarget(agency, Dataset, month, PurgeScope.All, Basis, terms.MonthsToKeep, KeptUntil(month), [.. cases.Select(c => new PurgeMember(c.Id, 0))]);
            if (await purge.RunAsync(target, new(token => ListAsync(cases, token), _ => Task.CompletedTask, token => EmptyAsync(cases, token)), today, ct) is not { } certificate) continue;
            written.Add(certificate.BlobName);
            destroyed += certificate.Files.Count;
        }
        return new(written, destroyed, held);
    }

    DateOnly KeptUntil(ReferencePeriod month) => month.End.AddMonths(terms.MonthsToKeep);

    async Task<IReadOnlyList<RetainedFile>> ListAsync(IEnumerable<TestCase> cases, CancellationToken ct)
    {
        var all = new List<RetainedFile>();
        foreach (var one in cases) all.AddRange(await files.ListAsync(Containers.LabourMarketTests, CaseTexts.FolderOf(one.Id), Containers.LabourMarketTests, one.Id, ct));
        return all;
    }

    async Task EmptyAsync(IEnumerable<TestCase> cases, CancellationToken ct)
    {
        foreach (var one in cases)
            await rows.ChangeAsync(one.Id, Retention, now => now is null || now.State == CaseState.Destroyed ? null : (now.Emptied(), CaseEvent.Destroyed, []), ct);
    }
}
