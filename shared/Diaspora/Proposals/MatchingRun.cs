using System.Globalization;
using Pipeline.DiasporaMatching;
using Pipeline.Reference;

namespace Pipeline.Diaspora;

/// <summary>Matches all experts with all requests as they stand, and keeps what was found. Nothing follows from it until a person confirms.</summary>
public sealed class MatchingRun(ExpertRegistry experts, RequestDesk requests, MissionBook missions, RunShelf shelf, MatchingRules rules, TimeProvider clock)
{
    /// <param name="by">Who asked for it: an account's pseudonym, or the timer.</param>
    public async Task<StoredRun> RunAsync(string by, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var day = RwandaTime.DayOf(now);
        var registry = await experts.ReadAsync(ct);
        var (asked, inputs) = await requests.ListAsync(ct);
        var own = (await missions.ListAsync(ct)).Where(m => m.Expert is not null).ToLookup(m => m.Expert!);
        var needs = asked.Where(r => r.Status is RequestStatus.Approved or RequestStatus.Submitted).Select(r => r.ToNeed(requests.DistrictOf(r.Facility)));
        // Who has not agreed is not read any further; so no gate counts them either.
        var agreed = registry.Experts.Where(e => e.Allows(ConsentPurpose.Matching, day)).ToList();
        var result = await Task.Run(() => new Matching(rules, day).Run(needs, agreed.Select(e => e.ToCandidate(day, [.. own[e.Key]])), ct), ct);

        var id = string.Create(CultureInfo.InvariantCulture, $"{now.UtcDateTime:yyyyMMdd-HHmmss}-{Guid.NewGuid().ToString("N")[..12]}");
        string Name(string key) => StoredRun.NameOf(id, key);
        var run = new StoredRun(
            id, now, by, [.. registry.Inputs, .. inputs], registry.LeftOut, [.. registry.Twice.Select(g => (IReadOnlyList<string>)[.. g.Select(Name)])],
            [.. agreed.Where(e => e.Consents.Any(c => c.Purpose == ConsentPurpose.Matching && c.NeedsRenewalOn(day))).Select(e => Name(e.Key)).Order(StringComparer.Ordinal)],
            result with { Needs = [.. result.Needs.Select(n => n with { Top = [.. n.Top.Select(t => t with { Expert = Name(t.Expert) })] })] });
        await shelf.AddAsync(run, ct);
        return run;
    }
}
