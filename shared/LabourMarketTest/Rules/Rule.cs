using Pipeline.LabourMarketTest.Assessing;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Questions;

namespace Pipeline.LabourMarketTest.Rules;

public enum RuleKind
{
    /// <summary>Its test, when it passes, excuses from the steps an exemption reaches.</summary>
    Exemption,

    /// <summary>Its test has to pass.</summary>
    Requirement,

    /// <summary>What is not met becomes a condition of the approval, or a note.</summary>
    Condition,
}

/// <summary>A rule of a rule set, read and checked.</summary>
/// <param name="OnFail">Null for an exemption.</param>
/// <param name="PermitClass">The class an exemption leads to, or null.</param>
/// <param name="ValidityMonths">Validity an exemption leads to, or null for that of the procedure.</param>
/// <param name="DueDays">Days after the decision within which a condition has to be met, or null.</param>
/// <param name="Ref">The legal reference, or what the proposal leans on.</param>
public sealed record Rule(string Id, RuleKind Kind, RuleTest Test, RuleWhen? When, Effect? OnFail, Effect OnUnknown, string Reason,
    string? PermitClass, int? ValidityMonths, int? DueDays, SourceStatus Status, string Ref, bool IsConfirmed)
{
    /// <summary>The name of the test in the rule set.</summary>
    public string TestName => Test.GetType().Name;

    public Step Step => Kind == RuleKind.Exemption ? Step.Exemptions : Test.At;

    internal Finding Evaluate(Case @case)
    {
        var finding = When?.Unless(@case) ?? Test.Evaluate(@case);
        // An exemption that does not fit is nothing held against anybody.
        return Kind == RuleKind.Exemption && finding.Verdict == Verdict.Fail ? finding with { Verdict = Verdict.NotApplicable } : finding;
    }

    internal Effect? EffectOf(Verdict verdict) => verdict switch
    {
        Verdict.Fail => OnFail,
        Verdict.Unknown => OnUnknown,
        _ => null,
    };
}
