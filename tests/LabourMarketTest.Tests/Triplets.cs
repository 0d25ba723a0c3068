using System.Collections.Frozen;
using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Questions;
using Pipeline.Reference;
using static Pipeline.LabourMarketTest.Tests.Boundary;

namespace Pipeline.LabourMarketTest.Tests;

/// <summary>One application on either side of a bound, and what the rule says of it.</summary>
sealed record Try(string What, Application Application, Inputs Inputs, Verdict Expected);

/// <summary>The tries of each kind of test, made from its own parameters. What is expected is worked out here, not asked of the test.</summary>
static class Triplets
{
    public static IEnumerable<Try> Of(RuleTest test, string host) => test switch
    {
        AdvertDuration t => AdvertTriplets.Of(t),
        AdvertChannels t => AdvertTriplets.Of(t),
        AdvertOngoing t => AdvertTriplets.Of(t),
        AdvertAfterRedundancy => AdvertTriplets.AfterRedundancy(),
        AdvertFields t => AdvertTriplets.Of(t),
        MatchesInvited t => AdvertTriplets.Of(t),
        NumberWithin t => Of(t),
        PayAtLeast t => Of(t),
        ForeignShareAtMost t => Of(t),
        RegionalUnemploymentBelow t => Of(t),
        SkillsTransferPlan t => Of(t),
        FiledSoonAfterEntry t => Of(t),
        PointsAtLeast t => PointsTriplets.Of(t),
        CandidatePreference t => Of(t),
        IsTrue t => Of(t),
        OccupationOnList t => Of(t),
        OccupationIn t => Of(t),
        NationalityIn t => [.. (t.Countries ?? (host == "KEN" ? ["RWA", "UGA"] : ["KEN"])).Select(c => In(c, World.Open with { Nationalities = [c] }, Verdict.Pass)), In("the host itself", World.Open with { Nationalities = [host] }, Verdict.Fail), In("another", World.Open with { Nationalities = ["XKX"] }, Verdict.Fail), In("none given", World.Open with { Nationalities = null }, Verdict.Unknown)],
        ForeignNational => [In("a foreigner", World.Open with { Nationalities = ["XKX"] }, Verdict.Pass), In("a national", World.Open with { Nationalities = [host] }, Verdict.Fail), In("none given", World.Open with { Nationalities = [] }, Verdict.Unknown)],
        Filed => Days(World.Decided, (day, by) => World.Open with { SubmittedAt = day }, Verdict.Pass, Verdict.Pass, Verdict.Unknown),
        KnownOccupation => [In("known", World.Open, Verdict.Pass), In("unknown", With((Post p) => p with { Occupation = "9999" }), Verdict.Unknown), In("not given", With((Post p) => p with { Occupation = null }), Verdict.Unknown)],
        ContractComplete => Days(new(2025, 8, 1), (day, by) => With((Post p) => p with { ContractEnd = day }), Verdict.Unknown, Verdict.Pass, Verdict.Pass),
        PermitClassKnown => [In("none", World.Open, Verdict.NotApplicable), In("H2", World.Open with { PermitClass = "H2" }, Verdict.Pass), In("V4", World.Open with { PermitClass = "V4" }, Verdict.Fail)],
        RegulatedProfession => [Licensed(true, Verdict.Pass), Licensed(false, Verdict.Fail), Licensed(null, Verdict.Unknown), In("no such profession", World.Open, Verdict.NotApplicable)],
        _ => [],
    };

    public static Try In(string what, Application application, Verdict expected) => new(what, application, World.Inputs, expected);

    static IEnumerable<Try> Days(DateOnly bound, Func<DateOnly, int, Application> make, params Verdict[] expected) =>
        expected.Select((verdict, i) => In($"{i - 1:+0;-0;0} days", make(bound.AddDays(i - 1), i - 1), verdict));

    static IEnumerable<Try> Of(NumberWithin t)
    {
        var (step, set) = t.Fact switch
        {
            "post.weeklyHours" => (0.1m, (Func<decimal, Application>)(n => With((Post p) => p with { WeeklyHours = n }))),
            "post.contractDays" => (1m, n => With((Post p) => p with { ContractEnd = p.ContractStart!.Value.AddDays((int)n - 1) })),
            "employer.lowWageShare" => (0.001m, n => With((Employer e) => e with { LowWageShare = n })),
            "qualifications.age" => (1m, n => World.Open with { Qualifications = new(Age: (int)n) }),
            _ => throw new ArgumentException($"No way to set {t.Fact} is written here.", nameof(t)),
        };
        foreach (var by in (int[])[-1, 0, 1])
        {
            if (t.AtLeast is { } least) yield return In($"least {by:+0;-0;0}", set(least + by * step), PassIf(by >= 0));
            if (t.AtMost is { } most) yield return In($"most {by:+0;-0;0}", set(most + by * step), PassIf(by <= 0));
        }
    }

    static IEnumerable<Try> Of(PayAtLeast t)
    {
        // Pay in the world of the cases: 12 persons have the median of 2512, 41 that of 251.
        var floor = t.Of switch
        {
            PayBasis.Amount => t.Amounts!.Where(a => a.Prefix.Length == 0 && a.From <= World.Filed && !(a.To < World.Filed)).MaxBy(a => a.From) is var a ? a!.Period == PayPeriod.Year ? a.Amount / 12 : a.Amount : 0,
            PayBasis.OccupationMedian => t.MinObs <= 12 ? 990_000 : 850_000,
            PayBasis.RegionMedian => 300_000,
            _ => 250_000,
        };
        foreach (var by in (int[])[-1, 0, 1])
            yield return In($"floor {by:+0;-0;0}", With((Post p) => p with { MonthlyPay = floor * t.Multiplier + by, Currency = t.Currency ?? "RWF" }), PassIf(by >= 0));
        foreach (var amount in t.Amounts?.Where(a => a.Prefix.Length > 0) ?? [])
            foreach (var by in (int[])[-1, 0, 1])
                yield return In($"{amount.Prefix} {by:+0;-0;0}", With((Post p) => p with { Occupation = amount.Prefix.PadRight(4, '1'), MonthlyPay = (amount.Period == PayPeriod.Year ? amount.Amount / 12 : amount.Amount) + by, Currency = t.Currency }), PassIf(by >= 0));
    }

    static IEnumerable<Try> Of(ForeignShareAtMost t)
    {
        const int Staff = 100_000;
        var most = (int)(t.Max * Staff);
        foreach (var by in (int[])[-1, 0, 1]) yield return In($"share {by:+0;-0;0}", With((Employer e) => e with { Staff = Staff, ForeignStaff = most + by, PartnerStateStaff = 0 }), PassIf(by <= 0));
        if (t.FreePosts == 0) yield break;
        foreach (var by in (int[])[-1, 0, 1])
            yield return In($"free posts {by:+0;-0;0}", With((Employer e) => e with { Staff = t.FreePosts + 1, ForeignStaff = t.FreePosts + by, PartnerStateStaff = 0 }), PassIf(by <= 0));
    }

    static IEnumerable<Try> Of(RegionalUnemploymentBelow t) => ((int[])[-1, 0, 1]).Select(by => new Try(
        $"rate {by:+0;-0;0}", World.Open, World.Inputs with { Unemployment = new("u", FrozenDictionary.ToFrozenDictionary([KeyValuePair.Create("Kigali", t.Below + by * 0.001m)])) }, PassIf(by < 0)));

    static IEnumerable<Try> Of(SkillsTransferPlan t)
    {
        const int Vacancies = 2;
        Application Posts(int foreign, int? understudies) => With((Post p) => p with { Vacancies = Vacancies, ForeignPostsInGroup = foreign }) with { SkillsTransfer = new(understudies, true, true) };
        if (t.SuccessionPlan || t.TrainingProgramme)
            foreach (var said in (bool?[])[true, false, null])
                yield return In($"plan and programme {said}", World.Open with { SkillsTransfer = new(9, said, said) }, said is { } given ? PassIf(given) : Verdict.Unknown);
        if (t.UnderstudiesPerPost == 0) yield break;
        foreach (var by in (int[])[-1, 0, 1])
        {
            yield return In($"understudies {by:+0;-0;0}", Posts(t.ManyPosts ?? 1, t.UnderstudiesPerPost * Vacancies + by), PassIf(by >= 0));
            if (t.ManyPosts is { } many) yield return In($"understudies of many posts {by:+0;-0;0}", Posts(many + 1, t.UnderstudiesWhenMany * Vacancies + by), PassIf(by >= 0));
        }
        yield return In("not said", Posts(1, null), Verdict.Unknown);
    }

    static IEnumerable<Try> Of(FiledSoonAfterEntry t)
    {
        // Working days after Monday 30 June, without Saturdays, Sundays and the two holidays of July.
        DateOnly[] holidays = [new(2025, 7, 1), new(2025, 7, 4)];
        var days = Enumerable.Range(1, 60).Select(new DateOnly(2025, 6, 30).AddDays).Where(d => d.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && !holidays.Contains(d)).ToList();
        return ((int[])[-1, 0, 1]).Select(by => In($"working day {by:+0;-0;0}", World.Open with { EntryDate = new(2025, 6, 30), SubmittedAt = days[t.WorkingDays - 1 + by] }, PassIf(by <= 0)));
    }

    static IEnumerable<Try> Of(CandidatePreference t)
    {
        Application Suitable(int count, string? reason) => With((Post p) => p with { Vacancies = 2 }) with { Candidates = [.. Enumerable.Repeat(new Candidate(true, true, true, true, true, false, reason), count)] };
        return t.Preference == Preference.AbsoluteIfSuitable
            ? ((int[])[1, 2, 3]).Select(n => In($"{n} suitable for 2 posts", Suitable(n, null), PassIf(n < 2)))
            : [In("nobody", Suitable(0, null), Verdict.Pass), In("a reason", Suitable(1, "EXPERIENCE"), Verdict.Pass), In("no reason", Suitable(1, null), Verdict.Unknown)];
    }

    static IEnumerable<Try> Of(IsTrue t)
    {
        Application Said(bool? value) => t.Fact switch
        {
            "identityEstablished" => World.Open with { IdentityEstablished = value },
            "employer.registered" => With((Employer e) => e with { Registered = value }),
            "post.publicService" => With((Post p) => p with { PublicService = value }),
            "qualifications.hostLicence" => World.Open with { Qualifications = new(HostLicence: value) },
            _ => World.Open with { Declarations = value is { } said ? new Dictionary<string, bool> { [t.Fact["declarations.".Length..]] = said } : null },
        };
        var unsaid = t.Step == Step.Exemptions && Facts.IsDeclared(t.Fact) ? Verdict.NotApplicable : Verdict.Unknown;
        return [In("as expected", Said(t.Expected), Verdict.Pass), In("otherwise", Said(!t.Expected), Verdict.Fail), In("not said", Said(null), unsaid)];
    }

    static IEnumerable<Try> Of(OccupationOnList t)
    {
        Inputs Listing(params string[] codes) => World.Inputs with { Lists = new([new(t.List, "v", new(2000, 1, 1), null, codes.ToFrozenSet())]) };
        var own = "2512"[..t.Level];
        return
        [
            new("listed at the level", World.Open, Listing(own), Verdict.Pass), new("its neighbour is listed", World.Open, Listing($"{own[..^1]}{(char)(own[^1] + 1)}"), Verdict.Fail),
            new("there is no list", World.Open, World.Inputs with { Lists = new([]) }, Verdict.Unknown),
        ];
    }

    static IEnumerable<Try> Of(OccupationIn t)
    {
        var all = Enumerable.Range(1000, 9000).Select(n => $"{n}").ToFrozenDictionary(c => c, c => new CodelistItem(c, c));
        var inputs = World.Inputs with { Occupations = new("isco08", "1.0.0", new(2008, 1, 1), null, all) };
        Try Under(string code) => new($"occupation {code}", With((Post p) => p with { Occupation = code }), inputs, PassIf(t.Prefixes.Any(p => code.StartsWith(p, StringComparison.Ordinal))));
        return t.Prefixes.Select(p => int.Parse(p.PadRight(4, '0'), System.Globalization.CultureInfo.InvariantCulture)).SelectMany(first => ((int[])[-1, 0, 1]).Select(by => Under($"{first + by}")))
            .Append(new("not given", With((Post p) => p with { Occupation = null }), inputs, Verdict.Unknown));
    }

    static Try Licensed(bool? licence, Verdict expected) =>
        In($"licence {licence}", With((Post p) => p with { RegulatedProfession = "DOC" }) with { Qualifications = new(HostLicence: licence) }, expected);
}
