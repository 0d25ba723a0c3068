using Pipeline.LabourMarketTest.Assessing;

namespace Pipeline.LabourMarketTest.Questions;

/// <summary>The worker is not a national of the host.</summary>
sealed record ForeignNational : RuleTest
{
    const string Path = "/nationalities";

    internal override Step At => Step.Admissibility;

    public override Finding Evaluate(Case @case) => @case.Application.Nationalities is not { Count: > 0 } nationalities ? Finding.Missing(Path)
        : Finding.Of(!nationalities.Contains(@case.Host), Path, Measure.Of(nationalities.Contains(@case.Host) ? @case.Host : nationalities[0]), Measure.Of(@case.Host));
}

/// <summary>The day of filing is known and not after the day of assessment.</summary>
sealed record Filed : RuleTest
{
    const string Path = "/submittedAt";

    internal override Step At => Step.Admissibility;

    public override Finding Evaluate(Case @case) => @case.Application.SubmittedAt is not { } day ? Finding.Missing(Path)
        : day > @case.DecidedAt ? Finding.Contradictory(Path, Measure.Of(day))
        : new(Verdict.Pass, Path, Measure.Of(day), Measure.Of(@case.DecidedAt));
}

/// <summary>The occupation is a unit group of ISCO-08.</summary>
sealed record KnownOccupation : RuleTest
{
    internal override Step At => Step.Admissibility;

    public override Finding Evaluate(Case @case) => @case.Occupation is { } code ? new(Verdict.Pass, "/post/occupation", Measure.Of(code.ToString())) : @case.NoOccupation;
}

/// <summary>The contract gives its start and end, hours, pay with currency, and place, and its days are in order.</summary>
sealed record ContractComplete : RuleTest
{
    internal override Step At => Step.Admissibility;

    public override Finding Evaluate(Case @case)
    {
        var post = @case.Application.Post;
        var missing = post?.ContractStart is null ? "/post/contractStart" : post.ContractEnd is null ? "/post/contractEnd" : post.WeeklyHours is null ? "/post/weeklyHours"
            : post.MonthlyPay is null ? "/post/monthlyPay" : post.Currency is null ? "/post/currency" : post.Region is null ? "/post/region" : null;
        return missing is not null ? Finding.Missing(missing)
            : post!.ContractEnd < post.ContractStart ? Finding.Contradictory("/post/contractEnd", Measure.Of(post.ContractEnd!.Value))
            : new(Verdict.Pass, "/post", Measure.Of(@case.ContractDays!.Value));
    }
}

/// <summary>The permit class that is applied for is on record on the day; of no consequence when none was named.</summary>
sealed record PermitClassKnown : RuleTest
{
    const string Path = "/permitClass";

    internal override Step At => Step.Admissibility;

    public override Finding Evaluate(Case @case) => @case.Application.PermitClass is not { } code ? Finding.NotApplicable(Path)
        : Finding.Of(@case.Inputs.Law.PermitClasses.Find(code, @case.AsOf) is not null, Path, Measure.Of(code), default);
}
