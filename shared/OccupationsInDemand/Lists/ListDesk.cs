using Azure.Data.Tables;
using Pipeline.Access;
using Pipeline.Audit;
using Pipeline.Indicators.Shortage;

namespace Pipeline.OccupationsInDemand;

/// <summary>What a person wants to publish from a round.</summary>
/// <param name="ReplacesUnknownList">
/// Said in so many words where no version is on record: the instrument replaces the list in law, whatever is on it, and nothing of it stays.
/// </param>
public sealed record ListPublication(string Quarter, DateOnly ValidFrom, LegalInstrument Instrument, bool ReplacesUnknownList);

/// <summary>Brings versions of the list on record: loaded from the annex of a list in law, or published from what was decided in a round.</summary>
public sealed class ListDesk(InDemandRows rows, InDemandTexts texts, ListShelf shelf, TimeProvider clock)
{
    const int LongestName = 300;

    /// <summary>Puts a list that has force of law already on record.</summary>
    public async Task<DeskAnswer<PublishedVersion>> ImportAsync(
        DateOnly validFrom, LegalInstrument instrument, IReadOnlyList<ListEntry> entries, Caller caller, CancellationToken ct)
    {
        if (WhyNot(instrument) is { } refusal) return refusal;
        if (caller.IsService) return DeskRefusal.NotTheirs("A program asked. A list is put on record by a person, signed in as themselves.");
        var version = new ListVersion(validFrom, instrument, null, [], entries);
        return await PutAsync(version, ListEvent.Imported, caller, _ => Task.FromResult<(DeskRefusal?, IReadOnlyList<TableTransactionAction>)>((null, [])), ct);
    }

    /// <summary>Publishes what was decided in a round as a version, and closes the round. What was not decided changes nothing.</summary>
    public async Task<DeskAnswer<PublishedVersion>> PublishAsync(ListPublication wanted, Caller caller, CancellationToken ct)
    {
        if (WhyNot(wanted.Instrument) is { } refusal) return refusal;
        if (caller.IsService) return DeskRefusal.NotTheirs("A program asked. A list is published by a person, signed in as themselves.");
        if (await rows.FindRoundAsync(wanted.Quarter, ct) is not { } round) return ReviewDesk.NoRound(wanted.Quarter);
        var reviews = (await rows.ReviewsAsync(wanted.Quarter, ct)).Select(r => r.Record).ToList();
        var newest = (await shelf.ReadAsync(ct)).Newest;
        if (WhyNot(wanted, round.Record, reviews, newest, caller) is { } no) return no;

        return await PutAsync(Next(wanted, newest?.List, reviews), ListEvent.Published, caller, async token =>
        {
            // What the version was made from must still be so when it is written: every change of it moves the stream's head on, and this is asked again.
            var now = await rows.FindRoundAsync(wanted.Quarter, token);
            var latest = (await rows.VersionsAsync(token)).Select(v => v.Record.Id).Max(StringComparer.Ordinal);
            var decided = (await rows.ReviewsAsync(wanted.Quarter, token)).Select(r => r.Record.Version());
            var same = now!.Record == round.Record && latest == newest?.List.Id && decided.SequenceEqual(reviews.Select(r => r.Version()));
            return same
                ? (null, [InDemandRows.Write(now.Record with { State = RoundState.Published, PublishedAs = ListVersion.IdOf(wanted.ValidFrom) }, now.Entity)])
                : (DeskRefusal.Conflict("The round has changed", $"Somebody changed the round of {wanted.Quarter} meanwhile. Look at it, and publish again."), []);
        }, ct);
    }

    static DeskRefusal? WhyNot(ListPublication wanted, ReviewRound round, IReadOnlyList<OccupationReview> reviews, PublishedVersion? newest, Caller caller)
    {
        if (round.State != RoundState.Open)
            return DeskRefusal.Conflict("The round is closed", $"The round of {round.Quarter} was published as {round.PublishedAs}. What is to change now belongs to the next one.");
        if (reviews.All(r => r.State != ReviewState.Decided))
            return DeskRefusal.Conflict("Nothing is decided", $"No proposal of {round.Quarter} is decided. A list is published from decisions only.");
        if (caller.Subject == round.Account || reviews.Any(r => r.State == ReviewState.Decided && r.Proposers.Contains(caller.Subject)))
            return DeskRefusal.NotTheirs("The account opened the round, or gave evidence or a recommendation in it. Somebody else publishes.");
        if (newest is null && !wanted.ReplacesUnknownList)
            return DeskRefusal.Conflict("The list before is not known",
                "The annex of the list in law has not been supplied, so that nothing can be kept of it. Load it, or say with replacesUnknownList that the instrument replaces it whole.");
        return newest is not null && wanted.ValidFrom <= newest.List.ValidFrom
            ? DeskRefusal.Wrong("validFrom", "not after the newest version's", $"a day after {newest.List.Id}")
            : null;
    }

    /// <summary>The list before, with what was decided.</summary>
    static ListVersion Next(ListPublication wanted, ListVersion? before, IReadOnlyList<OccupationReview> reviews)
    {
        var entries = (before?.Entries ?? []).ToDictionary(e => e.Isco08, StringComparer.Ordinal);
        foreach (var review in reviews)
        {
            // To keep what no list on record has is to put it on this one.
            var puts = review.Decided == ListAction.Add || (review.Decided == ListAction.Keep && before is null);
            if (puts) entries.TryAdd(review.Isco08, new(review.Isco08, wanted.ValidFrom, wanted.Instrument.Reference));
            else if (review.Decided == ListAction.Remove) entries.Remove(review.Isco08);
        }
        var decisions = reviews.Where(r => r.State == ReviewState.Decided).Select(r => r.Decision!.Decision).Distinct().Order(StringComparer.Ordinal);
        return new(wanted.ValidFrom, wanted.Instrument, wanted.Quarter, [.. decisions], [.. entries.Values.OrderBy(e => e.Isco08, StringComparer.Ordinal)]);
    }

    async Task<DeskAnswer<PublishedVersion>> PutAsync(
        ListVersion version, ListEvent what, Caller caller, Func<CancellationToken, Task<(DeskRefusal? Refusal, IReadOnlyList<TableTransactionAction> Rows)>> with, CancellationToken ct)
    {
        var (sha256, at) = (version.Sha256(), clock.GetUtcNow());
        await texts.WriteAsync(ListShelf.Folder, version.Id, version.ToJson(), sha256, ct);
        DeskRefusal? refusal = null;
        await rows.Trail.WriteAsync(InDemandRows.Stream, async token =>
        {
            (refusal, var further) = await with(token);
            if ((await rows.VersionsAsync(token)).Any(v => v.Record.Id == version.Id))
                refusal = DeskRefusal.Conflict("A version holds from that day already", $"The list of {version.Id} is on record, and a published list never changes. A correction is a version of its own day and instrument.");
            if (refusal is not null) return null;
            var record = new VersionRecord(version.Id, sha256, version.Entries.Count, version.Round, at, caller.Pseudonym, caller.Subject);
            return new(
                AuditEntry.Of(caller.Pseudonym, what, version.Id, [new("sha256", sha256), new("entries", $"{version.Entries.Count}"), new("round", version.Round)]),
                [InDemandRows.Add(record), .. further]);
        }, ct);
        return refusal is not null ? refusal : new PublishedVersion(version, sha256, at, caller.Pseudonym);
    }

    static DeskRefusal? WhyNot(LegalInstrument instrument) =>
        !IsText(instrument.Name) ? DeskRefusal.Wrong("instrument", "empty or too long", $"1 to {LongestName} characters")
        : !IsText(instrument.Reference) ? DeskRefusal.Wrong("reference", "empty or too long", $"1 to {LongestName} characters, such as its number and the gazette's")
        : null;

    static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestName && !text.Any(char.IsControl);
}
