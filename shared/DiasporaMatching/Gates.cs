namespace Pipeline.DiasporaMatching;

/// <summary>Decides of a request and an expert whether they come into question for each other at all.</summary>
/// <param name="day">Of the run.</param>
sealed class Gates(MatchingRules rules, DateOnly day)
{
    public PreparedNeed Prepare(Need need) => new(need, WhyNotOpen(need), need.IsOnsite && rules.HandsOnTypes.Contains(need.Type));

    public PairCheck Check(PreparedNeed prepared, PreparedCandidate expert)
    {
        var need = prepared.Of;
        var common = need.Span is { IsValid: true } span ? expert.LongestWithin(Ahead(span)) : null;
        var mission = common?.First(Math.Max(1, need.MaxDays));
        var failed = 0;
        Fail(ref failed, Gate.RequestOpen, prepared.WhyNotOpen is not null);
        Fail(ref failed, Gate.Consent, !expert.Of.MayBeMatched);
        Fail(ref failed, Gate.Specialty, SpecialtyScore(need, expert.Of) is null);
        Fail(ref failed, Gate.Mode, !(need.IsOnsite && expert.Of.IsOnsite) && !(need.IsOnline && expert.Of.IsOnline));
        Fail(ref failed, Gate.Availability, common is null || common.Value.Days < need.MinDays);
        Fail(ref failed, Gate.Skills, LacksSkill(need, expert.Of));
        Fail(ref failed, Gate.Licence, prepared.IsHandsOn && !IsLicensed(expert.Of, mission));
        Fail(ref failed, Gate.Language, !SharesLanguage(need, expert));
        Fail(ref failed, Gate.DaysLeft, DaysLeft(expert.Of, (mission?.From ?? need.Span?.From ?? day).Year) < need.MinDays);
        Fail(ref failed, Gate.NotEngaged, mission is { } planned && IsEngaged(expert.Of, planned));
        return new(failed, common);
    }

    /// <summary>Each failed gate with its reason, in the gates' order.</summary>
    public IReadOnlyList<FailedGate> Explain(PreparedNeed need, PreparedCandidate expert)
    {
        var check = Check(need, expert);
        var mission = check.Common?.First(Math.Max(1, need.Of.MaxDays));
        return [.. Enum.GetValues<Gate>().Where(check.Fails).Select(gate => gate == Gate.RequestOpen ? need.WhyNotOpen! : Reason(gate, need.Of, expert, check.Common, mission))];
    }

    /// <summary>1 of the same specialty, less of a related one or one of the expert's others; null of one that does not come into question.</summary>
    public double? SpecialtyScore(Need need, Candidate expert) =>
        expert.Specialty == need.Specialty ? 1
        : expert.OtherSpecialties.Contains(need.Specialty) || rules.IsRelated(need.Specialty, expert.Specialty) ? rules.RelatedScore
        : null;

    FailedGate? WhyNotOpen(Need need) =>
        need.WhyUnusable is { } why ? new(Gate.RequestOpen, why, "The request does not say what it needs: skills with weights, days, mode and languages.")
        : !need.IsApproved ? new(Gate.RequestOpen, "notApproved", "The technical working group has not approved the request, or it is not open any more.")
        : need.Span!.Value.To < day ? new(Gate.RequestOpen, "past", $"The request was needed until {need.Span.Value.To:yyyy-MM-dd}.")
        : null;

    /// <summary>Of a need that has begun what is left of it: nothing is proposed for days that are over.</summary>
    DaySpan Ahead(DaySpan span) => span.From < day && span.To >= day ? span with { From = day } : span;

    bool IsLicensed(Candidate expert, DaySpan? mission) =>
        expert.LicenceValidTo is { } last && last >= (mission?.To ?? day) && rules.CouncilRoutes.Contains(expert.CouncilStatus);

    static bool LacksSkill(Need need, Candidate expert)
    {
        foreach (var skill in need.Skills)
            if (skill.IsMust && expert.Skills.GetValueOrDefault(skill.Code) < skill.MinLevel) return true;
        return false;
    }

    static bool SharesLanguage(Need need, PreparedCandidate expert)
    {
        foreach (var language in need.LanguagesAny)
            if (expert.Spoken.Contains(language)) return true;
        return false;
    }

    static int DaysLeft(Candidate expert, int year) => expert.MaxDaysPerYear - expert.DaysTaken.GetValueOrDefault(year);

    static bool IsEngaged(Candidate expert, DaySpan mission)
    {
        foreach (var other in expert.Engaged)
            if (other.Overlaps(mission)) return true;
        return false;
    }

    static void Fail(ref int failed, Gate gate, bool fails)
    {
        if (fails) failed |= PairCheck.Bit(gate);
    }

    FailedGate Reason(Gate gate, Need need, PreparedCandidate expert, DaySpan? common, DaySpan? mission)
    {
        var (reason, detail) = gate switch
        {
            Gate.Consent => ("noConsent", "There is no valid consent to matching."),
            Gate.Specialty => ("otherSpecialty", $"{expert.Of.Specialty} is neither {need.Specialty} nor related to it."),
            Gate.Mode => ("otherMode", "The expert offers neither of the ways in which it can be done."),
            Gate.Availability => (common is null ? "noDays" : "tooFewDays", $"{common?.Days ?? 0} days in common; {need.MinDays} are needed."),
            Gate.Skills => ("skillMissing", string.Join(", ", need.Skills.Where(s => s.IsMust && expert.Of.Skills.GetValueOrDefault(s.Code) < s.MinLevel)
                .Select(s => $"{s.Code} at {expert.Of.Skills.GetValueOrDefault(s.Code)}, needed {s.MinLevel}"))),
            Gate.Licence when expert.Of.LicenceValidTo is null => ("noLicence", "There is no licence in force."),
            Gate.Licence when expert.Of.LicenceValidTo is { } last && last < (mission?.To ?? day) => ("licenceEnds", $"The licence ends on {last:yyyy-MM-dd}; the mission would end on {mission?.To ?? day:yyyy-MM-dd}."),
            Gate.Licence => ("councilClosed", $"Registration with the council is {expert.Of.CouncilStatus}; {string.Join(", ", rules.CouncilRoutes)} are open ways."),
            Gate.Language => ("noLanguage", $"None of {string.Join(", ", need.LanguagesAny)} at {rules.LanguageLevel}."),
            Gate.DaysLeft => ("daysSpent", $"{DaysLeft(expert.Of, (mission?.From ?? need.Span?.From ?? day).Year)} days are left in the year; {need.MinDays} are needed."),
            _ => ("engaged", $"Another mission falls into {mission}."),
        };
        return new(gate, reason, detail);
    }
}
