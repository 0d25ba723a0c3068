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
}
