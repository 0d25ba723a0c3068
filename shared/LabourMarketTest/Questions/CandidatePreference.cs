using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Questions;

public enum Preference
{
    /// <summary>A suitable local must be appointed, even when the worker from abroad is better.</summary>
    AbsoluteIfSuitable,

    /// <summary>A suitable local may be passed over for a reason that is given.</summary>
    MeritBased,
}

/// <summary>
/// Fewer suitable locals are left than posts. A local is suitable who applied and meets education, experience and licence; one who was hired
/// takes a post and is no longer counted.
/// </summary>
sealed record CandidatePreference(Preference Preference) : RuleTest
{
    internal override Step At => Step.Candidates;

    internal override IEnumerable<SchemeParameter> Covers => [SchemeParameter.Preference];

    public override Finding Evaluate(Case @case)
    {
        if (@case.Application.Candidates is not { } candidates) return Finding.Missing("/candidates");
        if (@case.Application.Post?.Vacancies is not { } vacancies) return Finding.Missing("/post/vacancies");
        if (vacancies < 1) return Finding.Contradictory("/post/vacancies", Measure.Of((decimal)vacancies));
        return Preference == Preference.MeritBased ? Merit(candidates) : Absolute(candidates, vacancies);
    }

    static Finding Absolute(IReadOnlyList<Candidate> candidates, int vacancies)
    {
        int suitable = 0, hired = 0, open = 0;
        var gap = default(Finding);
        for (var i = 0; i < candidates.Count; i++)
        {
            var candidate = candidates[i];
            if (candidate.Hired == true) hired++;
            else if (IsSuitable(candidate, i, out var unsaid) is not { } known)
            {
                if (open++ == 0) gap = unsaid;
            }
            else if (known) suitable++;
        }
        if (hired > vacancies) return Finding.Contradictory("/candidates", Measure.Of((decimal)hired));
        var left = vacancies - hired;
        return suitable >= left ? new(Verdict.Fail, "/candidates", Measure.Of((decimal)suitable), Measure.Of((decimal)left))
            : suitable + open < left ? new(Verdict.Pass, "/candidates", Measure.Of((decimal)suitable), Measure.Of((decimal)left))
            : gap;
    }

    static Finding Merit(IReadOnlyList<Candidate> candidates)
    {
        for (var i = 0; i < candidates.Count; i++)
        {
            if (candidates[i] is { Hired: true } or { RejectedReasonCode: not null }) continue;
            var suitable = IsSuitable(candidates[i], i, out var unsaid);
            if (suitable is null) return unsaid;
            if (suitable == true) return Finding.Missing($"/candidates/{i}/rejectedReasonCode");
        }
        return new(Verdict.Pass, "/candidates", Measure.Of((decimal)candidates.Count));
    }

    /// <summary>Null while a fact is missing that could still make the candidate suitable.</summary>
    static bool? IsSuitable(Candidate candidate, int index, out Finding gap)
    {
        gap = default;
        if (candidate.Applied == false || candidate.MeetsEducation == false || candidate.MeetsExperience == false || candidate.MeetsLicence == false) return false;
        var missing = candidate.Applied is null ? "applied" : candidate.MeetsEducation is null ? "meetsEducation"
            : candidate.MeetsExperience is null ? "meetsExperience" : candidate.MeetsLicence is null ? "meetsLicence" : null;
        if (missing is null) return true;
        gap = Finding.Missing($"/candidates/{index}/{missing}");
        return null;
    }
}
