using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.OccupationsInDemand.Tests;

/// <summary>Which list holds on a day, and what became of occupations between lists.</summary>
public class ListHistoryTests
{
    static readonly ListHistory History = new(
    [
        Version(new(2026, 7, 1), ("2512", new(2013, 6, 1)), ("2221", new(2026, 7, 1))),
        Version(new(2013, 6, 1), ("2512", new(2013, 6, 1)), ("7411", new(2013, 6, 1))),
        Version(new(2028, 1, 1), ("7411", new(2028, 1, 1)), ("2221", new(2026, 7, 1))),
    ]);

    [Theory]
    [InlineData("2013-05-31", null)]
    [InlineData("2013-06-01", "2013-06-01")]
    [InlineData("2026-06-30", "2013-06-01")]
    [InlineData("2026-07-01", "2026-07-01")]
    [InlineData("2027-12-31", "2026-07-01")]
    [InlineData("2028-01-01", "2028-01-01")]
    [InlineData("2099-12-31", "2028-01-01")]
    public void A_list_holds_from_its_day_until_the_day_before_the_next(string day, string? version) =>
        Assert.Equal(version, History.InForceOn(DateOnly.Parse(day, null))?.List.Id);

    [Fact]
    public void An_occupation_that_left_and_came_back_has_two_spells()
    {
        var spells = History.Of("7411");
        Assert.Equal([(new(2013, 6, 1), new(2026, 6, 30)), (new DateOnly(2028, 1, 1), null)], spells.Select(s => (s.From, s.To)));
        var one = Assert.Single(History.Of("2221"));
        Assert.Equal((new(2026, 7, 1), null, "2026-07-01 2028-01-01"), (one.From, one.To, string.Join(' ', one.Versions)));
        Assert.Empty(History.Of("9999"));
    }

    [Fact]
    public void The_difference_says_in_words_what_was_added_removed_and_kept()
    {
        var difference = ListDifference.Between(History.Versions[0].List, History.Versions[1].List, code => code == "2221" ? "Nursing professionals" : null);
        Assert.Equal((1, 1, 1), (difference.Added, difference.Removed, difference.Kept));
        Assert.Equal(["Added 2221", "Removed 7411", "Kept 2512"], difference.Lines.Select(l => $"{l.Change} {l.Isco08}"));
        Assert.Equal("2221 Nursing professionals is on the list of 2026-07-01 and was not on that of 2013-06-01.", difference.Lines[0].Words);
        Assert.EndsWith("1 added, 1 removed, 1 kept.", difference.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public void A_difference_leads_from_one_list_to_the_other_and_turns_around() => Prop.ForAll(Lists, Lists, (older, newer) =>
    {
        var (there, back) = (ListDifference.Between(older, newer, _ => null), ListDifference.Between(newer, older, _ => null));
        var reached = older.Entries.Select(e => e.Isco08).Except(Codes(there, ListChange.Removed)).Concat(Codes(there, ListChange.Added)).Order(StringComparer.Ordinal);
        return reached.SequenceEqual(newer.Entries.Select(e => e.Isco08)) && Codes(there, ListChange.Added).SequenceEqual(Codes(back, ListChange.Removed))
            && there.Kept == back.Kept && there.Added + there.Kept == newer.Entries.Count;
    }).Check(Laws.Cases());

    [Fact]
    public void A_list_has_the_same_hash_whatever_the_order_of_its_entries_and_another_when_anything_differs()
    {
        var list = History.Versions[0].List;
        Assert.Equal(list.Sha256(), (list with { Entries = [.. list.Entries.Reverse()] }).Sha256());
        Assert.NotEqual(list.Sha256(), (list with { Instrument = list.Instrument with { Reference = "02/MIFOTRA/26" } }).Sha256());
        Assert.NotEqual(list.Sha256(), (list with { Entries = [list.Entries[0] with { Since = new(2013, 6, 2) }, .. list.Entries.Skip(1)] }).Sha256());
    }

    [Theory]
    [InlineData("2012-12-31", "NotOnRecord")]
    [InlineData("2013-05-31", "AnnexNotSupplied")]
    [InlineData("2013-06-01", "InForce")]
    public void What_is_not_known_is_said_and_no_entries_are_invented(string day, string state)
    {
        var answer = ListAnswer.Of(DateOnly.Parse(day, null), History, _ => null);
        Assert.Equal((state, state == "InForce"), (answer.State, answer.Occupations is not null));
        Assert.Contains(state == "AnnexNotSupplied" ? "in force in law, but its annex has not been supplied" : day, answer.Statement, StringComparison.Ordinal);
    }

    static Arbitrary<ListVersion> Lists => Gen.Choose(2000, 2040).ListOf().Select(codes => new ListVersion(new(2020, 1, 1), new("n", "r"), null, [],
        [.. codes.Distinct().Order().Select(c => new ListEntry($"{c}", new(2020, 1, 1), "r"))])).ToArbitrary();

    static IEnumerable<string> Codes(ListDifference difference, ListChange change) => difference.Lines.Where(l => l.Change == $"{change}").Select(l => l.Isco08);

    static PublishedVersion Version(DateOnly from, params (string Code, DateOnly Since)[] entries)
    {
        var list = new ListVersion(from, new("Instructions", $"01/{from.Year}"), null, [], [.. entries.OrderBy(e => e.Code, StringComparer.Ordinal).Select(e => new ListEntry(e.Code, e.Since, "annex"))]);
        return new(list, list.Sha256(), default, "p");
    }
}
