using Pipeline.Protocols;
using Pipeline.StatisticsPublishing.Counting;
using Pipeline.StatisticsPublishing.Definitions;
using Pipeline.StatisticsPublishing.Magnitudes;
using Pipeline.Testing;

namespace Pipeline.StatisticsPublishing.Tests;

/// <summary>Sums in fixed cubes: what few stand behind is withheld, with what would give it away, and stays so.</summary>
public sealed class SumProtectionTests
{
    static readonly StatisticsDefinitions Definitions = StatisticsDefinitions.Read(ProtocolCatalog.Load(Repository.PathOf("protocols")));
    static readonly SumDefinition Days = Definitions.Sums.First(s => s.Id == "mission-days");
    static readonly SumProtection Protection = new(Definitions.Parameters, new Trees(Definitions.Structures));

    static readonly Dictionary<string, long> Certain = new() { ["_T"] = 30, ["onsite"] = 10, ["online"] = 10, ["both"] = 10 };

    /// <summary>Missions of as many experts as amounts are given.</summary>
    static IEnumerable<SumItem> Missions(string mode, params long[] days) => days.Select((d, i) => new SumItem([mode], $"{mode} {i}", d));

    static Dictionary<string, long?> Shown(ProtectedSums sums) => sums.Cells.ToDictionary(c => string.Join('.', c.Codes), c => c.Value);

    [Fact]
    public void Sums_of_many_are_shown_as_they_are()
    {
        var made = Protection.Protect(Days, "2026-Q3", [.. Missions("onsite", 10, 12, 9, 11), .. Missions("online", 5, 6, 7), .. Missions("both", 20, 18, 16)], Certain, null);
        Assert.Empty(made.Violations);
        Assert.Equal(new Dictionary<string, long?> { ["_T"] = 114, ["onsite"] = 42, ["online"] = 18, ["both"] = 54 }, Shown(made));
    }

    [Fact]
    public void Sum_that_one_expert_makes_up_is_withheld_with_another_so_that_the_total_does_not_give_it_away_and_stays_withheld()
    {
        SumItem[] items = [.. Missions("onsite", 90, 1, 2), .. Missions("online", 25, 26, 27), .. Missions("both", 40, 38, 36)];
        var made = Protection.Protect(Days, "2026-Q3", items, Certain, null);
        Assert.Empty(made.Violations);
        var shown = Shown(made);
        Assert.Null(shown["onsite"]);
        Assert.Equal(285, shown["_T"]);
        Assert.Single(shown, c => c.Value is null && c.Key != "onsite");

        // Next time more experts went, and the sum would be safe: what readers could subtract then is still withheld.
        var later = Protection.Protect(Days, "2026-Q3", [.. items, .. Missions("onsite", 1, 1, 1, 80, 85)], Certain, made.History);
        Assert.Empty(later.Violations);
        Assert.All(shown.Where(c => c.Value is null), c => Assert.Null(Shown(later)[c.Key]));
        Assert.True(later.History.Cells.Single(c => c.Codes is ["onsite"]).WasWithheld);
    }

    [Fact]
    public void Cube_is_not_shown_where_rounded_counts_do_not_say_that_enough_stand_behind_each_cell()
    {
        SumItem[] items = [.. Missions("onsite", 10, 12, 9, 11), .. Missions("online", 5, 6, 7)];
        var made = Protection.Protect(Days, "2026-Q3", items, new Dictionary<string, long> { ["_T"] = 30, ["onsite"] = 10, ["online"] = 1 }, null);
        Assert.Equal(new Dictionary<string, long?> { ["_T"] = 60 }, Shown(made));
        Assert.Empty(Protection.Protect(Days, "2026-Q3", items, new Dictionary<string, long>(), null).Cells);
    }

    [Fact]
    public void Revision_that_few_make_is_held_until_it_adds_up()
    {
        SumItem[] items = [.. Missions("onsite", 10, 12, 9, 11), .. Missions("online", 5, 6, 7), .. Missions("both", 20, 18, 16)];
        var first = Protection.Protect(Days, "2026-Q3", items, Certain, null);

        // One expert's mission of 40 days was delivered late: both totals would say so to whoever subtracts.
        SumItem[] oneLate = [.. items, new(["onsite"], "late", 40)];
        var second = Protection.Protect(Days, "2026-Q3", oneLate, Certain, first.History);
        Assert.Equal(Shown(first), Shown(second));
        Assert.Equal(154, Shown(Protection.Protect(Days, "2026-Q3", oneLate, Certain, first.History with { Items = null }))["_T"]);

        // Small corrections of others do not hide what is the most of the change.
        SumItem[] stillOne = [.. oneLate.Where(i => i.Contributor is not "online 0" and not "both 0"), new(["online"], "online 0", 6), new(["both"], "both 0", 21)];
        Assert.Equal(Shown(first), Shown(Protection.Protect(Days, "2026-Q3", stillOne, Certain, second.History)));

        SumItem[] many = [.. oneLate, new(["onsite"], "later", 35), new(["onsite"], "latest", 38)];
        var third = Protection.Protect(Days, "2026-Q3", many, Certain, second.History);
        Assert.Empty(third.Violations);
        Assert.Equal(114 + 40 + 35 + 38, Shown(third)["_T"]);
    }

    /// <summary>Whoever subtracts a release from the one after it finds nothing, or the change of three contributors or more.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Releases_subtracted_from_each_other_tell_of_no_few_contributors(int seed)
    {
        var told = ContributorsBehindChanges(seed, isHeld: true);
        Assert.Contains(told, count => count == 0);
        Assert.Contains(told, count => count > 0);
        Assert.DoesNotContain(told, count => count is 1 or 2);
        // What is not held back tells of one.
        Assert.Contains(ContributorsBehindChanges(seed, isHeld: false), count => count is 1);
    }

    /// <summary>For each cell that two releases in turn show: how many contributors' amounts differ between the figures' sources.</summary>
    static List<int> ContributorsBehindChanges(int seed, bool isHeld)
    {
        var random = new Random(seed);
        string[] modes = ["onsite", "online", "both"];
        List<SumItem> items = [.. modes.SelectMany(mode => Missions(mode, [.. Enumerable.Range(0, 9).Select(_ => (long)random.Next(5, 30))]))];
        var (counts, before) = (new List<int>(), (ProtectedSums?)null);
        for (var release = 0; release < 100; release++)
        {
            var made = Protection.Protect(Days, "2026-Q3", items, Certain, isHeld || before is null ? before?.History : before.History with { Items = null });
            Assert.Empty(made.Violations);
            if (before is not null)
                counts.AddRange(Shown(made).Where(c => c.Value is not null && Shown(before).GetValueOrDefault(c.Key) is not null)
                    .Select(c => AmountsIn(c.Key, before.History.Items!).Except(AmountsIn(c.Key, made.History.Items!)).Union(AmountsIn(c.Key, made.History.Items!).Except(AmountsIn(c.Key, before.History.Items!)))
                        .Select(a => a.Contributor).Distinct().Count()));
            before = made;
            for (var change = random.Next(0, 3); change > 0; change--) items = [.. items.Skip(1), items[0] with { Amount = random.Next(5, 30) }];
        }
        return counts;
    }

    static IEnumerable<(string Contributor, long Amount)> AmountsIn(string cell, IReadOnlyList<SumItem> items) =>
        items.Where(i => cell == "_T" || i.Codes is [var code] && code == cell).Select(i => (i.Contributor, i.Amount));
}
