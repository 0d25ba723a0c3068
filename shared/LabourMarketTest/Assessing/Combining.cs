using Pipeline.LabourMarketTest.Rules;

namespace Pipeline.LabourMarketTest.Assessing;

/// <summary>The one home of how results become an outcome.</summary>
/// <remarks>
/// An exemption excuses from the market test: steps 3 (further exemptions) to 8 and 11. It outranks whatever they found. What step 1, 2, 9 or 10
/// found is not excused, so a missing identity or a refused public-service post is not hidden behind an exemption.
/// </remarks>
public static class Combining
{
    /// <summary>Marks what an exemption excuses and gives the outcome.</summary>
    public static Outcome Combine(Span<RuleResult> results)
    {
        var exempt = false;
        foreach (ref readonly var result in results) exempt |= result.Rule.Kind == RuleKind.Exemption && result.Finding.Verdict == Verdict.Pass;
        var worst = Effect.Note;
        foreach (ref var result in results)
        {
            if (result.Effect is not { } effect) continue;
            if (exempt && IsExcused(result.Rule.Step)) result = result with { Excused = true };
            else if (effect > worst) worst = effect;
        }
        return Of(worst, exempt);
    }

    public static bool IsExcused(Step step) => step is (>= Step.Exemptions and <= Step.Ratio) or Step.Points;

    /// <param name="worst">The weightiest effect that is not excused.</param>
    public static Outcome Of(Effect worst, bool exempt) => worst switch
    {
        Effect.Inadmissible => Outcome.Inadmissible,
        Effect.NotProcessed => Outcome.NotProcessed,
        Effect.Refuse => Outcome.Refuse,
        Effect.Incomplete => Outcome.Incomplete,
        Effect.Refer => Outcome.Refer,
        _ when exempt => Outcome.Exempt,
        Effect.ApproveWithCondition => Outcome.ApproveWithConditions,
        _ => Outcome.Approve,
    };
}
