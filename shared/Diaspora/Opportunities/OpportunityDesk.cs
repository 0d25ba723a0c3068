using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.Protection;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Diaspora;

/// <summary>Opportunities: published, taken back, and counted. They end by themselves on their last day.</summary>
public sealed class OpportunityDesk(DiasporaRows rows, CatalogInForce catalog, TimeProvider clock)
{
    const int LongestText = 200;

    DateOnly Today => RwandaTime.DayOf(clock.GetUtcNow());

    public async Task<IReadOnlyList<Opportunity>> ListAsync(CancellationToken ct) => [.. (await rows.ListAsync<Opportunity>(Kept.Opportunities, ct)).Select(r => r.Record)];

    /// <summary>Those that are open today, the one that ends first at the head.</summary>
    public async Task<IReadOnlyList<Opportunity>> OpenAsync(CancellationToken ct) =>
        [.. (await ListAsync(ct)).Where(o => o.IsOpenOn(Today)).OrderBy(o => o.Closes).ThenBy(o => o.Id, StringComparer.Ordinal)];

    /// <summary>Publishes an opportunity, or a new text of it; what was counted stays.</summary>
    public async Task<(Opportunity? Done, Refusal? Refusal)> PublishAsync(Opportunity given, Caller caller, CancellationToken ct)
    {
        if (WhyNot(given) is { } wrong) return (null, wrong);
        Opportunity? done = null;
        await rows.WriteAsync<Opportunity>(Kept.Opportunities, given.Id, there =>
        {
            done = given with { IsWithdrawn = false, Views = there?.Views ?? 0, Interests = there?.Interests ?? 0 };
            return (done, AuditEntry.Of(caller.Pseudonym, DiasporaEvent.Recorded, given.Id, [new("closes", $"{given.Closes:yyyy-MM-dd}")]));
        }, ct);
        return (done, null);
    }

    public async Task<(Opportunity? Done, Refusal? Refusal)> WithdrawAsync(string id, Caller caller, CancellationToken ct)
    {
        Opportunity? done = null;
        await rows.WriteAsync<Opportunity>(Kept.Opportunities, id, there => there is null ? null : (done = there with { IsWithdrawn = true }, AuditEntry.Of(caller.Pseudonym, DiasporaEvent.Withdrawn, id)), ct);
        return (done, null);
    }

    /// <summary>Counts somebody who is interested, and nothing of who it is.</summary>
    /// <returns>Whether there is such an opportunity, open today.</returns>
    public Task<bool> CountInterestAsync(string id, CancellationToken ct) => CountAsync(id, o => o with { Interests = o.Interests + 1 }, ct);

    /// <summary>Counts somebody who looked at it.</summary>
    public Task<bool> CountViewAsync(string id, CancellationToken ct) => CountAsync(id, o => o with { Views = o.Views + 1 }, ct);

    async Task<bool> CountAsync(string id, Func<Opportunity, Opportunity> count, CancellationToken ct) =>
        await rows.WriteAsync<Opportunity>(Kept.Opportunities, id, there => there?.IsOpenOn(Today) == true ? (count(there), AuditEntry.Of("reader", DiasporaEvent.Counted, id)) : null, ct);

    Refusal? WhyNot(Opportunity o)
    {
        bool Has(string list, string? code) => code is null || catalog.Now.CodelistInForce(list, Today).Contains(code);
        return !DiasporaRows.IsId(o.Id) ? new("id", "not an id", "letters, digits and -")
            : !Opportunity.Kinds.Contains(o.Kind) ? new("kind", "not a kind", string.Join(", ", Opportunity.Kinds))
            : !IsText(o.Title.En) || !IsText(o.Title.Fr) ? new("title", "not in both languages, too long, or with control characters", $"en and fr, up to {LongestText} characters of text")
            : !Has("isic4", o.Sector) ? new("sector", "not a sector", "a code of isic4, or nothing")
            : !Has("isco08", o.Isco08) ? new("isco08", "not an occupation", "a code of isco08, or nothing")
            : !Has("rwanda-districts", o.District) ? new("district", "not a district", "a code of rwanda-districts, or nothing")
            : !IsText(o.Publisher) ? new("publisher", "empty, too long, or with control characters", "the institution that publishes it")
            : o.Closes < o.Opens || o.Closes < Today ? new("closes", "before it opens, or past", "the last day")
            : !Uri.TryCreate(o.Url, UriKind.Absolute, out var url) || url.Scheme != Uri.UriSchemeHttps ? new("url", "not an address", "one that begins with https://")
            : null;
    }

    /// <summary>Signs that XML does not take would break the feed for all.</summary>
    static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestText && !text.Any(c => char.IsControl(c) || c is '\uFFFE' or '\uFFFF');
}
