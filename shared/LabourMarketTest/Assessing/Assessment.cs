using Pipeline.LabourMarketTest.Applications;
using Pipeline.LabourMarketTest.Rules;
using Pipeline.LabourMarketTest.Tracks;

namespace Pipeline.LabourMarketTest.Assessing;

/// <summary>What one rule came to.</summary>
/// <param name="Effect">What follows from it for the outcome; null when nothing does.</param>
/// <param name="Excused">Whether an exemption takes that away again.</param>
public readonly record struct RuleResult(Rule Rule, Finding Finding, Effect? Effect, bool Excused)
{
    /// <summary>Whether it says something a person should read: a failure, a gap, or an exemption that holds.</summary>
    public bool Speaks => Effect is not null || (Rule.Kind == RuleKind.Exemption && Finding.Verdict == Verdict.Pass);
}

/// <summary>The engine's recommendation on one application, with the result of every rule. An officer decides, in a record of its own.</summary>
/// <param name="AsOf">The day the rules were asked about.</param>
public sealed record Assessment(Application Application, DateOnly AsOf, DateOnly DecidedAt, RuleSet RuleSet, TrackStanding Standing, RuleResult[] Results, Outcome Outcome)
{
    /// <summary>What the employer register says; null when it was not asked, or there is none.</summary>
    public RegisteredEmployer? Employer { get; init; }

    /// <summary>Codes of the rules that have an answer, each once, in their order. The reason of a rule without one would say what nobody knows.</summary>
    public IEnumerable<string> Reasons => Results.Where(r => r.Speaks && r.Finding.Verdict != Verdict.Unknown).Select(r => r.Rule.Reason).Distinct();

    /// <summary>The exemption that holds; the first of several.</summary>
    public Rule? Exemption => Outcome != Outcome.Exempt ? null
        : Results.First(r => r.Rule.Kind == RuleKind.Exemption && r.Finding.Verdict == Verdict.Pass).Rule;

    public bool IsFavourable => Outcome is Outcome.Exempt or Outcome.ApproveWithConditions or Outcome.Approve;

    public IEnumerable<Rule> Conditions => IsFavourable ? Results.Where(r => r is { Effect: Effect.ApproveWithCondition, Excused: false }).Select(r => r.Rule) : [];

    public string? PermitClass => !IsFavourable ? null : Exemption?.PermitClass ?? RowClass ?? RuleSet.Procedure.PermitClass;

    /// <summary>
    /// Among several workers from abroad for one post: 1 for a citizen of a Partner State, 2 for one of a third country, null while that is not known.
    /// Locals come before both, by the rules about candidates.
    /// </summary>
    public int? PreferenceRank => Standing.Nationality is null ? null : Standing.Track == Track.Eac ? 1 : 2;

    /// <summary>What the scheme asks for the permit; null when nothing is on record, or nothing is granted.</summary>
    public Fee? Fee => IsFavourable ? RuleSet.Procedure.Fee : null;

    string? RowClass => Standing.Row is { } row ? RuleSet.Tracks?.Rows.FirstOrDefault(r => r.Row == row)?.PermitClass : null;

    public int? ValidityMonths => !IsFavourable ? null : Exemption?.ValidityMonths ?? RuleSet.Procedure.ValidityMonths;
}
