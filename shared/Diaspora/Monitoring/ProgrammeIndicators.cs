using Pipeline.DiasporaMatching;

namespace Pipeline.Diaspora;

/// <summary>The 21 indicators, each by its code.</summary>
public static class ProgrammeIndicators
{
    const int LeastScores = CountProtection.Threshold;
    const int FacilitiesOfProgramme = 10;
    const int MissionsOfProgramme = 30;
    internal const int GoodRating = 4;

    // The cells by which counts of persons are rounded: one count is told alike wherever it stands.
    internal const string TrainedCell = "trained";

    /// <summary>Every indicator's figure, before small counts are protected.</summary>
    public static IReadOnlyDictionary<string, Measured> Of(ProgrammeFacts f) => new Dictionary<string, Measured>
    {
        ["O1"] = Measured.Persons(ExpertCounts.Cell(ExpertCounts.Total, ExpertCounts.Total, ExpertCounts.Total), f.Active.Count),
        ["O2"] = Measured.Rate(f.Experts.Sum(Filled), f.Experts.Count * Required, f.Experts.Count),
        ["O3"] = Covered(f),
        ["O4"] = Filled(f),
        ["O5"] = DaysToAcceptance(f),
        ["O6"] = new(f.Completed.Count, f.Completed.Count, MissionsOfProgramme),
        ["O7"] = Measured.Share(f.Completed.Sum(m => m.DaysDelivered ?? 0), f.Completed.Sum(m => m.Days)),
        ["O8"] = new(Served(f).Count, Served(f).Count, FacilitiesOfProgramme),
        ["O9"] = Measured.Persons(TrainedCell, Trained(f)),
        ["C1"] = LearningGain(f.Beneficiaries),
        ["C2"] = SkillInUse(f.Beneficiaries),
        ["C3"] = OfExperts(f, m => m.HostRating is not null, m => m.HostRating >= GoodRating),
        ["C4"] = Sustained(f),
        ["C5"] = StillLinked(f),
        ["C6"] = OfExperts(f, m => m.StayedAfter is not null, m => m.StayedAfter is "extended" or "employed"),
        ["C7"] = OnlineShare(f),
        ["I1"] = ServiceChange(f),
        ["E1"] = CostPerTrained(f),
        ["P1"] = Measured.Share(f.Opportunities.Sum(o => o.Interests), f.Opportunities.Sum(o => o.Views), 1000),
        ["G1"] = Measured.Share(f.Governance.MeetingsHeld, f.Governance.MeetingsPlanned),
        ["D1"] = Measured.Rate(f.Agreed.Withdrawn, f.Agreed.Registered, f.Agreed.Registered),
    };

    /// <summary>Mean of (post − pre) / (100 − pre) of those below 100 before, with both scores; at least five of them.</summary>
    public static Measured LearningGain(IEnumerable<Beneficiary> beneficiaries)
    {
        var gains = beneficiaries.Where(b => b is { Consent: true, PreScore: >= 0 and < 100, PostScore: >= 0 and <= 100 }).Select(b => Gain(b.PreScore!.Value, b.PostScore!.Value)).ToList();
        return gains.Count >= LeastScores ? Measured.Rate(gains.Sum(), gains.Count, gains.Count) with { Value = gains.Average() } : Measured.None("fewerThanFive");
    }

    /// <summary>The part of what was not known before that is known after: below 0 where less is.</summary>
    /// <param name="pre">0 to below 100.</param>
    /// <param name="post">0 to 100.</param>
    public static double Gain(double pre, double post) => (post - pre) / (100 - pre);

    /// <summary>Of completed missions with an answer the share whose answer is good. A mission is an expert's, so that few experts' are not told.</summary>
    internal static Measured OfExperts(ProgrammeFacts f, Func<Mission, bool> isAnswered, Func<Mission, bool> isGood)
    {
        var answered = f.Completed.Where(isAnswered).ToList();
        return Measured.Rate(answered.Count(isGood), answered.Count, answered.Select(m => m.Expert ?? m.Id).Distinct().Count());
    }

    const int Required = 10;

    static int Filled(Expert e) => ((bool[])
    [
        e.Profile.ResidenceCountry.Length > 0, e.Profile.Profession.Length > 0, e.Profile.Specialty.Length > 0, e.Profile.Skills.Count > 0, e.Profile.YearsExperience > 0,
        e.Profile.Licence is not null, e.Profile.Languages.Count > 0, e.Profile.Onsite || e.Profile.Online, e.Profile.Windows.Count > 0, e.Profile.MaxDaysPerYear > 0,
    ]).Count(filled => filled);

    static bool IsApproved(FacilityRequest r, DateOnly day) => r.ApprovedOn <= day && r.Status != RequestStatus.Withdrawn;

    static Measured Covered(ProgrammeFacts f)
    {
        if (f.Result is not { } result) return Measured.None("noRun");
        var open = result.Needs.Where(n => n.Outcome != NeedOutcome.NotOpen).ToList();
        return Measured.Share(open.Count(n => n.Candidates > 0), open.Count);
    }

    static Measured Filled(ProgrammeFacts f)
    {
        var due = f.Requests.Where(r => IsApproved(r, f.To)).ToList();
        var filled = f.Missions.Where(m => m.IsConfirmed).Select(m => m.Request).ToHashSet();
        return Measured.Share(due.Count(r => filled.Contains(r.Id)), due.Count);
    }

    static Measured DaysToAcceptance(ProgrammeFacts f)
    {
        var approved = f.Requests.Where(r => r.ApprovedOn is not null).ToDictionary(r => r.Id, r => r.ApprovedOn!.Value);
        var days = f.Missions.Where(m => m.AcceptedOn is not null && approved.ContainsKey(m.Request)).Select(m => (double)(m.AcceptedOn!.Value.DayNumber - approved[m.Request].DayNumber)).Order().ToList();
        return days.Count == 0 ? new(null, null, 0, "nothingAccepted") : new((days[(days.Count - 1) / 2] + days[days.Count / 2]) / 2, null, days.Count);
    }

    static HashSet<string> Served(ProgrammeFacts f) => [.. f.Completed.Select(m => m.Facility).OfType<string>()];

    static int Trained(ProgrammeFacts f) => f.Trained.Sum(t => t.Persons);

    static Measured SkillInUse(IReadOnlyList<Beneficiary> all)
    {
        var asked = all.Where(b => b.At6Months is not null || b.At12Months is not null).ToList();
        var done = asked.SelectMany(b => (FollowUp?[])[b.At6Months, b.At12Months]).OfType<FollowUp>().ToList();
        return Measured.Rate(done.Count(d => d.UsesSkill), done.Count, PersonsOf(asked));
    }

    internal static int PersonsOf(IEnumerable<Beneficiary> beneficiaries) => beneficiaries.DistinctBy(b => (b.Facility, b.Key)).Count();

    static Measured Sustained(ProgrammeFacts f)
    {
        var facilities = f.Missions.Where(m => m.Facility is not null).ToDictionary(m => m.Id, m => m.Facility!);
        var kept = f.Activities.Where(a => a.Kind is "protocol" or "curriculum" && a.InUseAt12Months == true && facilities.ContainsKey(a.Mission)).Select(a => facilities[a.Mission]).Distinct();
        return Measured.Share(kept.Count(Served(f).Contains), Served(f).Count);
    }

    static Measured StillLinked(ProgrammeFacts f)
    {
        var ended = f.Completed.Where(m => m.Expert is not null).GroupBy(m => m.Expert!).ToDictionary(g => g.Key, g => g.Max(m => m.ActualTo ?? m.PlannedTo));
        var experts = f.Missions.Where(m => m.Expert is not null).ToDictionary(m => m.Id, m => m.Expert!);
        var linked = f.Activities.Where(a => experts.TryGetValue(a.Mission, out var expert) && ended.TryGetValue(expert, out var end) && a.Date >= end.AddMonths(6) && a.Date <= end.AddMonths(18))
            .Select(a => experts[a.Mission]).Distinct().Count();
        return Measured.Rate(linked, ended.Count, ended.Count);
    }

    static Measured OnlineShare(ProgrammeFacts f)
    {
        var (online, all) = (f.Activities.Where(a => a.IsOnline).Sum(a => a.Hours), f.Activities.Sum(a => a.Hours));
        return Measured.Share(online + f.Missions.Sum(m => m.HoursOnline ?? 0), all + f.Missions.Sum(m => (m.HoursOnline ?? 0) + (m.HoursOnsite ?? 0)));
    }

    /// <summary>(after − before) at served facilities − the same at unserved ones of the same level, the mean over indicators and levels that have both.</summary>
    static Measured ServiceChange(ProgrammeFacts f)
    {
        var served = Served(f);
        var changes = f.Measures.Where(m => m.Denominator > 0).GroupBy(m => (m.Indicator, m.Level, m.Facility)).Select(g => (g.Key, Rows: g.OrderBy(m => m.Period, StringComparer.Ordinal).ToList()))
            .Where(g => g.Rows.Count >= 2).Select(g => (g.Key.Indicator, g.Key.Level, g.Key.Facility, Change: Rate(g.Rows[^1]) - Rate(g.Rows[0])));
        var differences = changes.GroupBy(c => (c.Indicator, c.Level))
            .Select(g => (With: g.Where(c => served.Contains(c.Facility)).Select(c => c.Change).ToList(), Without: g.Where(c => !served.Contains(c.Facility)).Select(c => c.Change).ToList()))
            .Where(g => g.With.Count > 0 && g.Without.Count > 0).Select(g => g.With.Average() - g.Without.Average()).ToList();
        return differences.Count == 0 ? Measured.None("noComparison") : new(differences.Average(), differences.Sum(), differences.Count);
    }

    static double Rate(ServiceMeasure m) => m.Numerator / m.Denominator;

    static Measured CostPerTrained(ProgrammeFacts f)
    {
        var (cost, trained) = (CostOf(f.Completed), Trained(f));
        return cost is not { } sum ? Measured.None("severalCurrencies")
            : Measured.Share(sum, trained, 1) with { Of = FigureOf.AmountPerPerson, Cell = TrainedCell, Behind = trained };
    }

    /// <summary>Null where it is in several currencies.</summary>
    internal static double? CostOf(IEnumerable<Mission> missions)
    {
        var costs = missions.Select(m => m.Cost).OfType<MissionCost>().ToList();
        return costs.Select(c => c.Currency).Distinct().Count() > 1 ? null : costs.Sum(c => c.Sum);
    }
}
