using System.Reflection;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.DiasporaMatching.Tests;

public class MatchingLawTests
{
    static Gen<Candidate> Experts =>
        from specialty in Gen.Elements("GSURG", "ORTHO", "EMERG", "DENTAL")
        from first in Gen.Choose(1, 5)
        from second in Gen.Choose(0, 5)
        from years in Gen.Choose(0, 20)
        from start in Gen.Choose(0, 60)
        from days in Gen.Choose(10, 70)
        from language in Gen.Elements("en", "fr", "rw")
        from consent in Gen.Frequency((4, Gen.Constant(true)), (1, Gen.Constant(false)))
        let arrival = new DateOnly(2027, 1, 1).AddDays(start)
        select Make.Expert() with
        {
            Specialty = specialty,
            Skills = new Dictionary<string, int> { ["GSURG-1"] = first, ["GSURG-2"] = second },
            YearsExperience = years,
            Windows = [new(arrival, arrival.AddDays(days - 1))],
            Languages = new Dictionary<string, string> { ["en"] = "B2", [language] = "C1" },
            MayBeMatched = consent,
        };

    static Gen<Need> Needs =>
        from urgency in Gen.Choose(1, 3)
        from min in Gen.Choose(5, 40)
        from level in Gen.Choose(1, 4)
        from approved in Gen.Choose(0, 3)
        from places in Gen.Frequency((4, Gen.Constant(1)), (1, Gen.Constant(2)))
        select Make.Need() with
        {
            Urgency = urgency,
            MinDays = min,
            MaxDays = min + 20,
            Skills = [new("GSURG-1", level, 2, true), new("GSURG-2", 3, 1, false)],
            ApprovedOn = new DateOnly(2026, 9, 1).AddDays(approved),
            Places = places,
        };

    static Gen<(Need[] Needs, Candidate[] Experts)> Cases =>
        from needs in Gen.Choose(1, 6).SelectMany(n => Needs.ArrayOf(n))
        from experts in Gen.Choose(0, 10).SelectMany(n => Experts.ArrayOf(n))
        select (needs.Select((n, i) => n with { Id = $"FR{i:00}" }).ToArray(), experts.Select((e, i) => e with { Key = $"k{i:00}" }).ToArray());

    [Fact]
    public void The_order_of_the_rows_changes_nothing() => Prop.ForAll(Arb.From(
        from rows in Cases
        from needs in Gen.Shuffle(rows.Needs)
        from experts in Gen.Shuffle(rows.Experts)
        select (rows, needs, experts)), c => Text(Make.Matching.Run(c.rows.Needs, c.rows.Experts)) == Text(Make.Matching.Run(c.needs, c.experts)))
        .Check(Laws.Cases(200));

    [Fact]
    public void What_is_proposed_passes_every_gate_and_nobody_is_proposed_twice() => Prop.ForAll(Arb.From(Cases), rows =>
    {
        var proposed = Make.Matching.Run(rows.Needs, rows.Experts).Needs.SelectMany(n => n.Top.Where(t => t.IsProposed).Select(t => (n.Need, t.Expert))).ToList();
        return proposed.Select(p => p.Expert).Distinct().Count() == proposed.Count
            && proposed.All(p => Make.Matching.WhyNot(rows.Needs.Single(n => n.Id == p.Need), rows.Experts.Single(e => e.Key == p.Expert)).Count == 0);
    }).Check(Laws.Cases());

    [Fact]
    public void The_gap_is_from_0_to_1_and_what_is_proposed_is_worth_at_least_what_greed_gets() => Prop.ForAll(Arb.From(Cases), rows =>
    {
        var result = Make.Matching.Run(rows.Needs, rows.Experts);
        return result.Value >= result.GreedyValue && result.OptimalityGap is null or >= 0 and < 1;
    }).Check(Laws.Cases());

    public static TheoryData<string, Func<Candidate, Candidate>> Betterments => new()
    {
        { "specialty", e => e with { Specialty = "GSURG" } },
        { "skills", e => e with { Skills = e.Skills.ToDictionary(s => s.Key, s => s.Value + 1) } },
        { "time", e => e with { Windows = [.. e.Windows.Select(w => w with { To = w.To.AddDays(5) })] } },
        { "experience", e => e with { YearsExperience = e.YearsExperience + 1 } },
        { "language", e => e with { Languages = new Dictionary<string, string>(e.Languages) { ["fr"] = "C1" } } },
        { "place", e => e with { PreferredDistricts = ["27"] } },
        { "continuity", e => e with { Ratings = new Dictionary<string, int?> { ["KAB"] = 5 } } },
    };

    [Theory]
    [MemberData(nameof(Betterments))]
    public void Who_has_more_of_one_thing_scores_no_less(string part, Func<Candidate, Candidate> better) => Prop.ForAll(Arb.From(
        from need in Needs
        from expert in Experts
        select (need, expert)), pair =>
    {
        // A longer mission asks for a longer licence and more days; both are plenty here.
        var (before, after) = (Make.Matching.Score(pair.need, pair.expert), Make.Matching.Score(pair.need, better(pair.expert)));
        return (before is null || after is not null && after.Total >= before.Total - 1e-9).Label(part);
    }).Check(Laws.Cases(200));

    [Fact]
    public void The_score_rises_with_each_part_by_its_weight()
    {
        var zero = new ScoreParts(0, 0, 0, 0, 0, 0, 0);
        ScoreParts[] ones =
        [
            zero with { Specialty = 1 }, zero with { Skills = 1 }, zero with { Time = 1 }, zero with { Experience = 1 }, zero with { Language = 1 }, zero with { Place = 1 },
            zero with { Continuity = 1 },
        ];
        Assert.Equal([0.30, 0.25, 0.15, 0.10, 0.10, 0.05, 0.05], ones.Select(one => one.Times(Make.Rules.Weights)));
    }

    [Fact]
    public void Matching_does_not_see_sex_age_origin_or_place_of_residence()
    {
        string[] unseen = ["sex", "gender", "birth", "age", "origin", "nationality", "country", "city", "residence", "name"];
        var seen = typeof(Candidate).GetProperties(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance)
            .Where(p => p.Name != "EqualityContract").SelectMany(p => Words(p.Name)).ToList();
        Assert.Empty(seen.Intersect(unseen));
        Assert.Contains("specialty", seen);
    }

    static IEnumerable<string> Words(string name) => System.Text.RegularExpressions.Regex.Matches(name, "[A-Z][a-z]*").Select(m => m.Value.ToLowerInvariant());

    static string Text(MatchingResult result) => JsonSerializer.Serialize(result);
}
