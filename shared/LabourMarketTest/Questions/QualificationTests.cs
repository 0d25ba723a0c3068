using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Questions;

/// <summary>In a regulated profession the worker is recognised by agreement between home and host, or licensed by the host's council.</summary>
sealed record RegulatedProfession : RuleTest
{
    const string None = "NONE", Path = "/post/regulatedProfession", LicencePath = "/qualifications/hostLicence";

    internal override Step At => Step.Qualifications;

    public override Finding Evaluate(Case @case)
    {
        if (@case.Application.Post?.RegulatedProfession is not { } profession) return Finding.Missing(Path);
        if (profession == None) return Finding.NotApplicable(Path);
        var own = @case.Application.Qualifications;
        if (own?.HostLicence == true) return new(Verdict.Pass, LicencePath, Measure.Of(true), Measure.Of(profession));
        if (own?.LicenceHome is { } home && @case.Inputs.Law.Recognitions.InForce(profession, home, @case.Host, @case.AsOf) is not null)
            return new(Verdict.Pass, "/qualifications/licenceHome", Measure.Of(home), Measure.Of(profession));
        return own?.HostLicence is null ? Finding.Missing(LicencePath, Measure.Of(profession)) : new(Verdict.Fail, LicencePath, Measure.Of(false), Measure.Of(profession));
    }
}

/// <summary>Local staff learn the work: understudies for the post, a succession plan, a training programme.</summary>
/// <param name="UnderstudiesPerPost">Understudies for each post; 0 when none are asked.</param>
/// <param name="ManyPosts">From more foreign posts than this in one minor group, <paramref name="UnderstudiesWhenMany"/> are asked for each post.</param>
sealed record SkillsTransferPlan(int UnderstudiesPerPost = 0, int? ManyPosts = null, int UnderstudiesWhenMany = 0, bool SuccessionPlan = false,
    bool TrainingProgramme = false) : RuleTest
{
    internal override Step At => Step.SkillsTransfer;

    internal override IEnumerable<SchemeParameter> Covers => [SchemeParameter.SkillsTransfer];

    public override Finding Evaluate(Case @case)
    {
        var own = @case.Application.SkillsTransfer;
        if (SuccessionPlan && own?.SuccessionPlan != true) return Unmet(own?.SuccessionPlan, "/skillsTransfer/successionPlan");
        if (TrainingProgramme && own?.TrainingProgramme != true) return Unmet(own?.TrainingProgramme, "/skillsTransfer/trainingProgramme");
        if (UnderstudiesPerPost == 0) return new(Verdict.Pass, "/skillsTransfer", Measure.Of(true), Measure.Of(true));
        var perPost = UnderstudiesPerPost;
        if (ManyPosts is { } many)
        {
            if (@case.Application.Post?.ForeignPostsInGroup is not { } posts) return Finding.Missing("/post/foreignPostsInGroup");
            if (posts > many) perPost = UnderstudiesWhenMany;
        }
        if (@case.Application.Post?.Vacancies is not { } vacancies) return Finding.Missing("/post/vacancies");
        return own?.Understudies is not { } understudies ? Finding.Missing("/skillsTransfer/understudies", Measure.Of((decimal)perPost * vacancies))
            : Finding.Of(understudies >= perPost * vacancies, "/skillsTransfer/understudies", Measure.Of((decimal)understudies), Measure.Of((decimal)perPost * vacancies));
    }

    internal override string? Problem() => UnderstudiesPerPost < 0 || UnderstudiesWhenMany < 0 ? "understudies must not be negative."
        : (ManyPosts is null) != (UnderstudiesWhenMany == 0) ? "manyPosts and understudiesWhenMany go together."
        : UnderstudiesPerPost == 0 && !SuccessionPlan && !TrainingProgramme ? "nothing is asked."
        : null;

    static Finding Unmet(bool? said, string path) => said is null ? Finding.Missing(path, Measure.Of(true)) : new(Verdict.Fail, path, Measure.Of(false), Measure.Of(true));
}
