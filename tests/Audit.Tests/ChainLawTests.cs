using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Audit.Tests;

/// <summary>Whatever is done to the rows of a stream once it is written, the verification finds it and says where.</summary>
public class ChainLawTests
{
    static readonly Arbitrary<Chain> Whole = Arb.From(Chain.Whole);
    static readonly Arbitrary<(Chain Chain, int Index)> WithIndex = Arb.From(
        from chain in Chain.Whole
        from index in Gen.Choose(0, chain.Events.Count - 1)
        select (chain, index));

    [Fact]
    public void A_stream_that_nobody_touched_is_whole() =>
        Prop.ForAll(Whole, chain => chain.Verify() is { IsWhole: true } result && result.Events == chain.Events.Count).Check(Laws.Cases());

    [Fact]
    public void One_changed_sign_in_any_column_of_any_event_is_found() => Prop.ForAll(Arb.From(
        from at in WithIndex.Generator
        from column in Gen.Elements(at.Chain.Events[0].Keys.Where(key => key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")).ToArray())
        from place in Gen.Choose(0, 1000)
        from sign in Gen.Elements('0', 'a', 'Z', ' ', '"', '\u00e9')
        select (at.Chain, at.Index, column, place, sign)), damage =>
    {
        var row = damage.Chain.Events[damage.Index];
        var text = (string)row[damage.column];
        var changed = text.Length == 0 ? $"{damage.sign}" : string.Concat(text.AsSpan(0, damage.place % text.Length), $"{damage.sign}", text.AsSpan(damage.place % text.Length + 1));
        if (changed == text) changed += damage.sign;
        row[damage.column] = changed;
        return BreaksAt(damage.Chain, damage.Index + 1);
    }).Check(Laws.Cases());

    [Fact]
    public void A_missing_added_or_retyped_column_is_found() => Prop.ForAll(WithIndex, Arb.From(Gen.Choose(0, 2)), (at, kind) =>
    {
        var row = at.Chain.Events[at.Index];
        if (kind == 0) row.Remove("Actor");
        else if (kind == 1) row["Note"] = "x";
        else row["Subject"] = 12L;
        return BreaksAt(at.Chain, at.Index + 1);
    }).Check(Laws.Cases());

    [Fact]
    public void An_event_rewritten_with_a_hash_that_fits_is_found_by_the_next_or_by_the_head() => Prop.ForAll(WithIndex, at =>
    {
        at.Chain.Forge(at.Index, e => e with { Actor = "forger" });
        return BreaksAt(at.Chain, at.Index + 1 < at.Chain.Events.Count ? at.Index + 2 : at.Index + 1);
    }).Check(Laws.Cases());

    [Fact]
    public void A_removed_event_is_named() => Prop.ForAll(WithIndex, at =>
    {
        at.Chain.Events.RemoveAt(at.Index);
        return BreaksAt(at.Chain, at.Index + 1) && at.Chain.Verify().Sentence.StartsWith($"Event {at.Index + 1} is missing", StringComparison.Ordinal);
    }).Check(Laws.Cases());

    [Fact]
    public void A_removed_event_is_found_when_the_others_are_numbered_anew() => Prop.ForAll(Arb.From(WithIndex.Generator.Where(at => at.Chain.Events.Count > 1)), at =>
    {
        at.Chain.Events.RemoveAt(at.Index);
        for (var i = at.Index; i < at.Chain.Events.Count; i++) at.Chain.Forge(i, e => e with { Number = i + 1 });
        at.Chain.Head["Number"] = (long)at.Chain.Events.Count;
        return BreaksAt(at.Chain, null);
    }).Check(Laws.Cases());

    [Fact]
    public void Two_events_that_change_places_are_found() => Prop.ForAll(Arb.From(
        from at in WithIndex.Generator.Where(at => at.Chain.Events.Count > 1)
        from step in Gen.Choose(1, at.Chain.Events.Count - 1)
        select (at.Chain, at.Index, Other: (at.Index + step) % at.Chain.Events.Count)), swap =>
    {
        var (first, second) = (swap.Chain.Events[swap.Index], swap.Chain.Events[swap.Other]);
        (first.RowKey, second.RowKey) = (second.RowKey, first.RowKey);
        return BreaksAt(swap.Chain, Math.Min(swap.Index, swap.Other) + 1);
    }).Check(Laws.Cases());

    [Fact]
    public void Events_cut_off_at_the_end_are_missed_by_the_head() => Prop.ForAll(WithIndex, at =>
    {
        at.Chain.Events.RemoveRange(at.Index, at.Chain.Events.Count - at.Index);
        return BreaksAt(at.Chain, at.Index + 1);
    }).Check(Laws.Cases());

    [Fact]
    public void A_head_that_names_another_event_is_found() => Prop.ForAll(WithIndex, Arb.From(Gen.Choose(0, 3)), (at, kind) =>
    {
        var head = at.Chain.Head;
        if (kind == 0) head["Number"] = (long)head["Number"] + 1 + at.Index;
        else if (kind == 1) head["Hash"] = AuditEvent.NoHash;
        else if (kind == 2) head.Remove("Number");
        else head["Number"] = at.Index == 0 ? 0L : at.Index;
        return BreaksAt(at.Chain, null);
    }).Check(Laws.Cases());

    [Fact]
    public void Another_row_among_the_events_is_found() => Prop.ForAll(WithIndex, Arb.From(Gen.Elements("~event|1", "~event|x", "~event|0000000000001")), (at, key) =>
    {
        at.Chain.Events.Add(new(at.Chain.Events[at.Index]) { RowKey = key });
        return BreaksAt(at.Chain, null);
    }).Check(Laws.Cases());

    /// <summary>Events have random ids: a chain that is written anew never has the hash that was sealed, however alike the two are.</summary>
    [Fact]
    public void Whatever_whole_chain_stands_in_the_place_of_a_sealed_one_the_seal_finds_it_and_lets_what_follows_through() => Prop.ForAll(
        WithIndex, Whole, (at, other) =>
        {
            Assert.True(EventRow.TryRead(at.Chain.Events[at.Index], out var e, out _));
            var sealedHead = new KnownEvent(e.Number, e.Hash, "was sealed on 2026-11-20");
            return at.Chain.Verify(sealedHead).IsWhole && other.Verify().IsWhole
                && other.Verify(sealedHead) is { IsWhole: false } found && found.BrokenAt == Math.Min(e.Number, other.Events.Count + 1) && found.Sentence.Contains(sealedHead.How, StringComparison.Ordinal);
        }).Check(Laws.Cases());

    /// <param name="number">Where, or null when the place depends on the damage.</param>
    static bool BreaksAt(Chain chain, long? number) =>
        chain.Verify() is { IsWhole: false } result && (number is null || result.BrokenAt == number) && result.Sentence.EndsWith('.');
}
