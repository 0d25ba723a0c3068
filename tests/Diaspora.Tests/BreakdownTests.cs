namespace Pipeline.Diaspora.Tests;

/// <summary>Counts by group: they are those of the total, none is small, and all together tell no more than each.</summary>
public class BreakdownTests
{
    static readonly CountProtection Protection = new(new byte[32]);

    static ProgrammeFacts Of(IEnumerable<(string Country, string Specialty, string? Sex, int Count)> experts) => IndicatorTests.Facts() with
    {
        Experts = [.. experts.SelectMany((e, i) => Enumerable.Range(0, e.Count).Select(n => ProgrammeTests.Someone($"k{i}-{n}"))
            .Select(x => x with { Profile = x.Profile with { ResidenceCountry = e.Country, Specialty = e.Specialty, Sex = e.Sex } }))],
    };

    static ProgrammeFacts Trained(params (string Cadre, string Sex, int Count)[] groups) => IndicatorTests.Facts() with
    {
        Beneficiaries = [.. groups.SelectMany((g, i) => Enumerable.Range(0, g.Count).Select(n => new Beneficiary($"b{i}-{n}", "M", g.Cadre, g.Sex, "KAB", 8, null, null, null, null, true)))],
    };

    static IReadOnlyList<GroupFigure> Told(ProgrammeFacts facts, CountProtection? protection = null) => Breakdowns.Of(facts, ProgrammeIndicators.Of(facts), protection ?? Protection);

    [Fact]
    public void Experts_are_told_by_country_specialty_and_sex_and_a_small_group_is_not()
    {
        var told = Told(Of([("BEL", "GSURG", "F", 20), ("DEU", "GSURG", "M", 20), ("NLD", "ORTHO", null, 3)]));
        Assert.Equal(
            ["country BEL 20", "country DEU 20", "country NLD tooFew", "specialty GSURG 40", "specialty ORTHO tooFew", "sex F 20", "sex M 20", "sex _U tooFew"],
            told.Select(t => $"{t.By} {t.Member} {(t.Figure.Value is { } v ? $"{v}" : t.Figure.Reason)}"));
        Assert.All(told, t => Assert.Equal((t.Code, t.Figure.Value, t.Figure.Denominator), ("O1", t.Figure.Numerator, null)));
    }

    [Fact]
    public void Staff_trained_are_told_by_cadre_and_sex_from_records_and_from_files_and_short_training_does_not_count()
    {
        var delivered = new Mission("M", "FR", "k", "KAB", "onsite", MissionStatus.Completed, new(2026, 10, 1), null, new(2026, 10, 10), new(2026, 11, 8), 30, Trained: new Dictionary<string, int> { ["doctor.M"] = 20, ["doctor.F"] = 0 });
        var facts = IndicatorTests.Facts(delivered) with { Beneficiaries = [.. Trained(("nurse", "F", 10)).Beneficiaries, new("short", "M", "midwife", "F", "KAB", 7, null, null, null, null, true)] };
        Assert.Equal(["cadre doctor 20", "cadre nurse 10", "sex F 10", "sex M 20"], Told(facts).Where(t => t.Code == "O9").Select(t => $"{t.By} {t.Member} {t.Figure.Value}"));
    }

    [Fact]
    public void Of_a_total_that_is_not_told_no_group_is() =>
        Assert.Equal(["cadre _T tooFew", "sex _T tooFew"], Told(Trained(("nurse", "F", 4))).Where(t => t.Code == "O9").Select(t => $"{t.By} {t.Member} {t.Figure.Reason}"));

    [Fact]
    public void The_groups_are_withheld_where_their_sum_would_pin_the_total_down()
    {
        // Three groups told as 10 are 5 or more each, four that are not told 1 or more: 19 at least, and a total told as 10 is 19 at most.
        int?[] groups = [10, 10, 10, null, null, null, null];
        Assert.False(BreakdownAudit.LeavesRoom(10, [groups]));
        Assert.True(BreakdownAudit.LeavesRoom(20, [groups]));
        // One column can pin down what another leaves open.
        Assert.True(BreakdownAudit.LeavesRoom(10, [[10, null]]));
        Assert.False(BreakdownAudit.LeavesRoom(10, [groups, [10, null]]));
    }

    [Fact]
    public void The_same_count_is_rounded_alike_in_every_period_and_in_the_counts_of_the_register_so_that_asking_often_tells_no_more()
    {
        var facts = Of([("BEL", "GSURG", "F", 13), ("DEU", "GSURG", "M", 24)]);
        var plan = IndicatorPlan.ReadDefault();
        var told = Enumerable.Range(2000, 60).Select(y => IndicatorPack.Of($"{y}-Q4", facts, plan, Protection)).Select(p => $"{p.Rows[0].Value} {string.Join(' ', p.Parts.Where(r => r.By is not null).Select(r => r.Value))}");
        Assert.Single(told.Distinct());
        var counts = ExpertCounts.Of(facts.Experts, ProgrammeTests.Day, Protection).ToDictionary(c => (c.Country, c.Specialty, c.Sex), c => (double?)c.Experts);
        Assert.Equal(counts[("_T", "_T", "_T")], IndicatorPack.Of("2026-Q4", facts, plan, Protection).Rows[0].Value);
        Assert.All(Told(facts).Where(t => t.By == "country"), t => Assert.Equal(counts[(t.Member, "_T", "_T")], t.Figure.Value));
    }

    [Fact]
    public void No_figure_has_parts_or_a_neighbour_by_which_the_number_of_experts_or_of_the_trained_could_be_worked_out()
    {
        var facts = Of([("BEL", "GSURG", "F", 13)]) with { Beneficiaries = Trained(("nurse", "F", 13)).Beneficiaries, Agreed = (13, 2), Answers = new(5, 7) };
        var pack = IndicatorPack.Of("2026-Q4", facts, IndicatorPlan.ReadDefault(), Protection);
        Assert.DoesNotContain(pack.Rows.Concat(pack.Parts), r => r.Value is 13 or 7 || r.Numerator is 13 or 130 or 7 || r.Denominator is 13 or 130 or 7);
    }

    /// <summary>Tries every table that agrees with what is told, as a reader could.</summary>
    [Fact]
    public void Whoever_tries_all_tables_that_agree_with_what_is_told_is_left_with_four_counts_or_more_for_each()
    {
        var random = new Random(20_261_123);
        var (told, withheld) = (0, 0);
        for (var round = 0; round < 400; round++)
        {
            var key = new byte[32];
            random.NextBytes(key);
            var groups = from cadre in Beneficiary.Cadres.Take(random.Next(1, 5)) from sex in (string[])["F", "M"] select (cadre, sex, random.Next(0, 8));
            var facts = Trained([.. groups]);
            var protection = new CountProtection(key);
            var parts = Told(facts, protection).Where(t => t.Code == "O9").ToList();
            var whole = ProgrammeIndicators.Of(facts)["O9"].Protected(protection, 0).Value ?? 0;
            if (whole == 0 || parts.Exists(p => p.Figure.Reason == "wouldTellMore"))
            {
                withheld++;
                continue;
            }
            told++;
            AssertRoom((int)whole, [.. parts.GroupBy(p => p.By).Select(by => by.Select(p => (int?)p.Figure.Value).ToList())]);
        }
        Assert.True(told > 100 && withheld > 0, $"{told} {withheld}");
    }

    static void AssertRoom(int whole, IReadOnlyList<List<int?>> columns)
    {
        static IEnumerable<int> As(int? figure) => Enumerable.Range(1, 60).Where(n => figure is { } f ? n >= 5 && Math.Abs(n - f) < 10 : n < 5);
        static IEnumerable<int[]> Tables(IReadOnlyList<int?> of) => of.Aggregate((IEnumerable<int[]>)[[]], (tables, next) => from t in tables from n in As(next) select (int[])[.. t, n]);
        var tables = columns.Select(c => Tables(c).ToList()).ToList();
        var sums = tables.Select(t => t.Select(row => row.Sum()).ToHashSet()).Aggregate(As(whole).ToHashSet(), (all, of) => { all.IntersectWith(of); return all; });
        Assert.True(sums.Count >= 4, $"total told {whole} can only be {string.Join(' ', sums)}");
        foreach (var of in tables)
            for (var i = 0; i < of[0].Length; i++)
                Assert.True(of.Where(row => sums.Contains(row.Sum())).Select(row => row[i]).Distinct().Count() >= 4, $"a group of total {whole} is nearly known");
    }
}
