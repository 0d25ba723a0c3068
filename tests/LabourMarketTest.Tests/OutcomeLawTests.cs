using FsCheck;
using FsCheck.Fluent;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Decisions;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>What must hold of every application.</summary>
public sealed class OutcomeLawTests
{
    static readonly Outcome[] FromWorst =
    [
        Outcome.Inadmissible, Outcome.NotProcessed, Outcome.Refuse, Outcome.Incomplete, Outcome.Refer, Outcome.ApproveWithConditions, Outcome.Approve, Outcome.Exempt,
    ];

    static readonly Gen<Application> Applications =
        from nationality in Gen.Elements("IND", "KEN", "SOM", "UGA", "FRA", null)
        from occupation in Gen.Elements("2512", "2221", "7212", "1120", "9112", "9999", null)
        from pay in Gen.Elements<int?>(null, 40_000, 500_000, 849_999, 850_000, 1_300_000)
        from days in Gen.Choose(1, 60)
        from more in Gen.Choose(1, 30)
        from suitable in Gen.Choose(0, 2)
        from vacancies in Gen.Elements<int?>(null, 1, 2)
        from understudies in Gen.Elements<int?>(null, 0, 1, 4)
        from foreign in Gen.Elements<int?>(null, 2, 18, 25, 90)
        from months in Gen.Elements(2, 6, 24)
        from licence in Gen.Elements<bool?>(null, true, false)
        from profession in Gen.Elements("NONE", "NUR", "VET", null)
        from registered in Gen.Frequency((8, Gen.Constant<bool?>(true)), (1, Gen.Constant<bool?>(false)), (1, Gen.Constant<bool?>(null)))
        from isPublic in Gen.Frequency((8, Gen.Constant<bool?>(false)), (1, Gen.Constant<bool?>(true)), (1, Gen.Constant<bool?>(null)))
        select World.Golden with
        {
            Nationalities = nationality is null ? null : [nationality],
            Employer = new(registered, 40, foreign, 1, null, false),
            Post = World.Golden.Post! with
            {
                Occupation = occupation,
                MonthlyPay = pay,
                Vacancies = vacancies,
                RegulatedProfession = profession,
                PublicService = isPublic,
                ContractEnd = new DateOnly(2025, 8, 1).AddMonths(months),
            },
            Adverts = [World.Pes(World.Filed.AddDays(-days), World.Filed), World.Golden.Adverts![1] with { To = new DateOnly(2025, 5, 1).AddDays(more) }],
            Candidates = [.. Enumerable.Repeat(new Candidate(true, true, true, true, true, false), suitable)],
            SkillsTransfer = understudies is null ? null : new(understudies),
            Qualifications = new(HostLicence: licence),
        };

    /// <summary>Changes that no rule could hold against an applicant.</summary>
    static readonly Func<Application, Application>[] Better =
    [
        a => a with { Post = a.Post! with { MonthlyPay = a.Post.MonthlyPay * 2 } },
        a => a with { Adverts = [a.Adverts![0] with { From = a.Adverts[0].From!.Value.AddDays(-7) }, a.Adverts[1]] },
        a => a with { Adverts = [.. a.Adverts!, new("NationalPrint", new(2025, 5, 1), new(2025, 6, 15), null, true, World.AllFields)] },
        a => a with { Candidates = [.. a.Candidates!.Skip(1)] },
        a => a.SkillsTransfer is null ? a : a with { SkillsTransfer = new(a.SkillsTransfer.Understudies + 3) },
        a => a.Employer!.ForeignStaff is { } foreign ? a with { Employer = a.Employer with { ForeignStaff = Math.Max(1, foreign - 10) } } : a,
        a => a.Qualifications!.HostLicence == false ? a with { Qualifications = new(HostLicence: true) } : a,
        a => a.Employer!.Registered == false ? a with { Employer = a.Employer with { Registered = true } } : a,
    ];

    [Fact]
    public void A_more_favourable_fact_never_worsens_the_outcome()
    {
        HashSet<Outcome> seen = [];
        Check(Applications, application =>
        {
            var before = World.Assess(application).Outcome;
            seen.Add(before);
            for (var i = 0; i < Better.Length; i++)
            {
                var after = World.Assess(Better[i](application)).Outcome;
                Assert.True(Rank(after) >= Rank(before), $"Change {i} made {after} of {before}.");
            }
        });
        // Without this the law could hold because every case came out the same.
        Assert.Superset(new HashSet<Outcome> { Outcome.Inadmissible, Outcome.Exempt, Outcome.Refuse, Outcome.Incomplete, Outcome.Refer }, seen);
    }

    [Fact]
    public void An_irrelevant_fact_changes_no_result() => Check(Applications, application =>
    {
        var before = World.Assess(application);
        var after = World.Assess(application with
        {
            ApplicationId = "another",
            Stream = "HighWage",
            Declarations = new Dictionary<string, bool> { ["likesTea"] = true },
            Post = application.Post! with { Sector = "Z" },
            Qualifications = application.Qualifications! with { Age = 41 },
        });
        Assert.Equal(before.Outcome, after.Outcome);
        Assert.Equal(before.Results.Select(r => r.Finding), after.Results.Select(r => r.Finding));
    });

    [Fact]
    public void The_order_in_which_adverts_and_candidates_are_given_changes_no_verdict() => Check(Applications, application =>
    {
        var turned = application with { Adverts = [.. application.Adverts!.Reverse()], Candidates = [.. application.Candidates!.Reverse()] };
        Assert.Equal(World.Assess(application).Results.Select(r => r.Finding.Verdict), World.Assess(turned).Results.Select(r => r.Finding.Verdict));
    });

    [Fact]
    public void Replay_gives_the_same_bytes() => Check(Applications, application =>
    {
        var assessor = World.Rwanda();
        using var records = new DecisionRecord(World.Inputs, World.Texts);
        var kept = records.Write(assessor.Assess(application, World.Decided)).ToArray();
        Assert.True(new Decisions.Replay(World.Rwanda(), World.Texts).Of(ApplicationJson.Write(application), World.Decided, kept).IsSame);
    });

    [Fact]
    public void Every_rule_is_asked_whatever_the_others_say() => Check(Applications, application =>
    {
        var assessment = World.Assess(application);
        Assert.Equal(assessment.RuleSet.Rules, assessment.Results.Select(r => r.Rule));
        Assert.All(assessment.Results, r => Assert.True(r.Finding.Verdict != Verdict.Unknown || (r.Finding.Gap != Gap.None && r.Finding.InputPath.StartsWith('/'))));
    });

    [Fact]
    public void Effects_and_an_exemption_combine_in_the_fixed_order()
    {
        Outcome[] plain = [Outcome.Approve, Outcome.ApproveWithConditions, Outcome.Refer, Outcome.Incomplete, Outcome.Refuse, Outcome.NotProcessed, Outcome.Inadmissible];
        Assert.Equal(plain, Enum.GetValues<Effect>().Select(e => Combining.Of(e, false)));
        Assert.Equal([Outcome.Exempt, Outcome.Exempt, .. plain[2..]], Enum.GetValues<Effect>().Select(e => Combining.Of(e, true)));
        Assert.Equal([Step.Exemptions, Step.Gate, Step.Adverts, Step.Candidates, Step.Wage, Step.Ratio, Step.Points], Enum.GetValues<Step>().Where(Combining.IsExcused));
    }

    static int Rank(Outcome outcome) => Array.IndexOf(FromWorst, outcome);

    static void Check(Gen<Application> gen, Action<Application> law) => Prop.ForAll(Arb.From(gen), law).Check(Laws.Cases(500));
}
