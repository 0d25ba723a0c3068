using System.Collections.Frozen;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Law;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>The ten countries whose schemes the model was drawn from: each has a file, a procedure that says what is known, and an application on either side of what is particular to it.</summary>
public sealed class ForeignSchemeTests
{
    [Fact]
    public void Each_of_the_ten_countries_has_its_scheme_and_says_what_it_does_not_express()
    {
        var foreign = World.RuleSets.Where(s => s.Host != "RWA").ToList();
        Assert.Equal(["AUS", "AUT", "CAN", "DEU", "GBR", "IRL", "KEN", "TZA", "UGA", "ZAF"], foreign.Select(s => s.Host).Order(StringComparer.Ordinal));
        Assert.All(foreign, s => Assert.NotEmpty(s.NotCovered));
        Assert.All(foreign.SelectMany(s => s.Rules.Where(r => !r.IsConfirmed).Select(r => r.Status)), s => Assert.True(Enum.IsDefined(s)));
        Assert.All(foreign.SelectMany(s => s.Rules).Where(r => r.Status != SourceStatus.Published), r => Assert.False(r.IsConfirmed));
    }

    [Theory]
    [InlineData("CA", "silence=None validityMonths=6 fee=1000 CAD a Position records=6 unconfirmed")]
    [InlineData("IE", "permitClass=GeneralEmploymentPermit unconfirmed")]
    [InlineData("UK", "unconfirmed")]
    [InlineData("AU", "unconfirmed")]
    [InlineData("AT", "validityMonths=24 confirmed")]
    [InlineData("DE", "decisionClockDays=14 silence=Deemed confirmed")]
    [InlineData("ZA", "unconfirmed")]
    [InlineData("KE", "permitClass=D validityMonths=24 unconfirmed")]
    [InlineData("UG", "permitClass=G fee=0-2500 USD a Year unconfirmed")]
    [InlineData("TZ", "permitClass=B validityMonths=24 maxTotalMonths=60 fee=500-1000 USD a Application unconfirmed")]
    public void Each_scheme_has_these_parts_of_a_procedure(string id, string parts)
    {
        var p = World.Set(id).Procedure;
        (string Name, object? Value)[] known =
        [
            ("permitClass", p.PermitClass), ("decisionClockDays", p.DecisionClockDays), ("silence", p.Silence), ("validityMonths", p.ValidityMonths), ("maxTotalMonths", p.MaxTotalMonths),
            ("fee", p.Fee is { } fee ? $"{fee} a {fee.Per}" : null), ("records", p.RecordRetentionYears),
        ];
        Assert.Equal(parts, string.Join(' ', known.Where(k => k.Value is not null).Select(k => $"{k.Name}={k.Value}").Append(p.IsConfirmed ? "confirmed" : "unconfirmed")));
    }

    static Application Paid(decimal pay, string currency) => World.Open with { Post = World.Open.Post! with { MonthlyPay = pay, Currency = currency } };

    static Application Declared(Application of, params string[] facts) => of with { Declarations = facts.ToDictionary(f => f.TrimStart('!'), f => f[0] != '!') };

    public static TheoryData<string, string, Application, Outcome> Cases => new()
    {
        { "UK", "a suitable settled worker is to be appointed", World.Open with { SubmittedAt = new(2019, 6, 20), Adverts = Old, Candidates = [Suitable] }, Outcome.Refuse },
        { "UK", "a further channel of 27 days", World.Open with { SubmittedAt = new(2019, 6, 20), Adverts = [.. Old.Take(2), Old[2] with { To = new(2019, 4, 27) }], Candidates = [] }, Outcome.Refuse },
        { "UK", "28 days that are not one after the other", World.Open with { SubmittedAt = new(2019, 6, 20), Adverts = Old, Candidates = [] }, Outcome.Approve },
        { "UK", "doctoral occupations have no preference for residents", World.Open with { SubmittedAt = new(2019, 6, 20), Adverts = Old, Post = World.Open.Post! with { Occupation = "2113" }, Candidates = [Suitable] }, Outcome.Approve },
        { "AT", "another key worker without replacement worker, with the pay of the agreement", Declared(World.Open with { Stream = "KeyWorker" }, "noReplacementWorker", "collectiveAgreementPay"), Outcome.Approve },
        { "AT", "another key worker whom the employment service can replace", Declared(World.Open with { Stream = "KeyWorker" }, "!noReplacementWorker", "collectiveAgreementPay"), Outcome.Refuse },
        { "AT", "a shortage occupation with 65 points", Declared(Shortage("2512") with { Qualifications = new(6, 5, 35, 1) }, "collectiveAgreementPay"), Outcome.Approve },
        { "AT", "a shortage occupation with 54 points or fewer", Declared(Shortage("2512") with { Qualifications = new(4, 2.5m, 45, 1) }, "collectiveAgreementPay"), Outcome.Refuse },
        { "AT", "the shortage stream for an occupation that is not listed", Declared(Shortage("2221") with { Qualifications = new(6, 5, 35, 1) }, "collectiveAgreementPay"), Outcome.Refuse },
        { "AT", "no stream is said", Declared(World.Open, "noReplacementWorker", "collectiveAgreementPay"), Outcome.Incomplete },
        { "DE", "a skilled worker, although a local would do", Declared(World.Open with { Stream = "Skilled", Candidates = [Suitable] }, "notLessFavourable"), Outcome.Approve },
        { "DE", "a skilled worker on lesser conditions", Declared(World.Open with { Stream = "Skilled" }, "!notLessFavourable"), Outcome.Refuse },
        { "DE", "a suitable local in the priority check", Declared(World.Open with { Stream = "PriorityCheck", Candidates = [Suitable] }, "notLessFavourable"), Outcome.Refuse },
        { "DE", "a treaty", Declared(World.Open with { Stream = "PriorityCheck", Candidates = [Suitable] }, "statuteOrTreaty"), Outcome.Exempt },
        { "ZA", "50 of the qualification and 50 of the pay", Declared(Paid(90_000, "ZAR") with { Qualifications = new(9, 1) }, "jobOffer"), Outcome.Approve },
        { "ZA", "90 points", Declared(Paid(60_000, "ZAR") with { Qualifications = new(9, 5) }, "jobOffer", "!trustedEmployer", "!officialLanguage"), Outcome.Refuse },
        { "ZA", "90 points and the language", Declared(Paid(60_000, "ZAR") with { Qualifications = new(9, 5) }, "jobOffer", "!trustedEmployer", "officialLanguage"), Outcome.Approve },
        { "KE", "a Rwandan of 25 years by class R", World.Open with { Nationalities = ["RWA"], Qualifications = new(Age: 25) }, Outcome.Exempt },
        { "KE", "a Kenyan is no citizen of another Partner State", World.Open with { Nationalities = ["KEN"], Qualifications = new(Age: 25) }, Outcome.Refuse },
        { "KE", "not more than USD 2,000", Paid(2_000, "USD") with { Qualifications = new(Age: 35) }, Outcome.Refuse },
        { "KE", "34 years", Paid(2_500, "USD") with { Qualifications = new(Age: 34) }, Outcome.Refuse },
        { "KE", "35 years, without understudy", Paid(2_500, "USD") with { Qualifications = new(Age: 35), SkillsTransfer = new(0) }, Outcome.ApproveWithConditions },
        { "UG", "nobody local", World.Open, Outcome.Approve },
        { "UG", "somebody local", World.Open with { Candidates = [Suitable] }, Outcome.Refuse },
        { "TZ", "one to ten, with a plan and a programme", Declared(World.Open with { Employer = new(true, 110, 10, 0), SkillsTransfer = new(SuccessionPlan: true, TrainingProgramme: true) }, "justificationLetter"), Outcome.Approve },
        { "TZ", "more than one to ten", Declared(World.Open with { Employer = new(true, 60, 6, 0), SkillsTransfer = new(SuccessionPlan: true, TrainingProgramme: true) }, "justificationLetter"), Outcome.Refuse },
        { "TZ", "the minister's certificate", Declared(World.Open with { Employer = new(true, 60, 6, 0), SkillsTransfer = new(SuccessionPlan: true, TrainingProgramme: true) }, "ministerCertificate"), Outcome.Exempt },
    };

    static Candidate Suitable => new(true, true, true, true, true, false);

    static Application Shortage(string occupation) => World.Open with { Stream = "Shortage", Post = World.Open.Post! with { Occupation = occupation } };

    static IReadOnlyList<Advert> Old =>
    [
        new("PublicEmploymentService", new(2019, 4, 1), new(2019, 4, 14), null, true, World.AllFields), new("PublicEmploymentService", new(2019, 5, 1), new(2019, 5, 14), null, true, World.AllFields),
        new("OnlinePlatform", new(2019, 4, 1), new(2019, 4, 28), null, true, World.AllFields),
    ];

    [Theory]
    [MemberData(nameof(Cases))]
    public void What_is_particular_to_a_scheme_decides(string id, string what, Application application, Outcome expected)
    {
        string[] lists = ["Fachkraefteverordnung", "CriticalSkills", "ShortageOccupations"];
        // The occupations of the world have none of group 21.
        var occupations = World.Occupations.Items.Append(new("2113", new("2113", "2113"))).ToFrozenDictionary();
        var inputs = World.Inputs with { Occupations = new("isco08", "1.0.0", new(2008, 1, 1), null, occupations), Lists = new([.. lists.Select(l => new OccupationList(l, "none", new(2000, 1, 1), null, l == "Fachkraefteverordnung" ? FrozenSet.ToFrozenSet(["2512"]) : FrozenSet<string>.Empty))]) };
        var assessment = new Assessor(World.Set(id), null, inputs).Assess(application, World.Decided);
        Assert.True(assessment.Outcome == expected, $"{id}, {what}: {assessment.Outcome} by {string.Join(", ", assessment.Results.Where(r => r.Effect is not null).Select(r => $"{r.Rule.Id} {r.Finding.Verdict} {r.Finding.InputPath} {r.Finding.Observed}"))}");
    }
}
