namespace Pipeline.DiasporaMatching;

/// <summary>What became of a request in a run.</summary>
public enum NeedOutcome
{
    /// <summary>As many experts are proposed as it takes.</summary>
    Proposed,
    /// <summary>Some are proposed, and fewer than it takes.</summary>
    PartlyProposed,
    /// <summary>There are candidates, and each serves another request better.</summary>
    CandidatesServeOthers,
    NoCandidate,
    /// <summary>It is not approved, says not what it needs, or has passed.</summary>
    NotOpen,
}

/// <summary>An expert for a request.</summary>
/// <param name="Rank">From 1.</param>
/// <param name="IsProposed">Whether the assignment gives the expert to this request.</param>
public sealed record RankedCandidate(int Rank, string Expert, bool IsProposed, PairScore Score);

/// <summary>The gate without which a request would have the most candidates.</summary>
/// <param name="Candidates">How many experts fail this gate and no other.</param>
public sealed record BindingGate(Gate Gate, int Candidates);

/// <summary>What a run says of one request.</summary>
/// <param name="Candidates">Experts who pass all gates.</param>
/// <param name="Top">The best by score, and those that are proposed.</param>
/// <param name="Binding">Of a request that is not served; null where no single gate is in the way, and where it is not open.</param>
/// <param name="WhyNot">Why it is not open; null where it is.</param>
public sealed record NeedResult(string Need, NeedOutcome Outcome, int Candidates, IReadOnlyList<RankedCandidate> Top, BindingGate? Binding, FailedGate? WhyNot);

/// <summary>A run: for each request what came of it.</summary>
/// <param name="RulesSha256">Hash of the rules' file.</param>
/// <param name="Method"><c>optimal</c>, or <c>greedy</c> where there were too many pairs.</param>
/// <param name="Pairs">Pairs that pass all gates.</param>
/// <param name="Value">Σ urgency · score of what is proposed.</param>
/// <param name="GreedyValue">The same of the greedy assignment.</param>
/// <param name="OptimalityGap">(optimal − greedy) / optimal, from 0 to 1; null where nothing is proposed, and where only the greedy one was made.</param>
/// <param name="Needs">By urgency, then the day of approval, then id.</param>
public sealed record MatchingResult(
    DateOnly Day, string RulesVersion, string RulesSha256, string Method, int Experts, int Pairs, double Value, double GreedyValue, double? OptimalityGap,
    IReadOnlyList<NeedResult> Needs);
