using Pipeline.Indicators.Shortage;

namespace Pipeline.OccupationsInDemand;

/// <summary>How far a round of review is.</summary>
public enum RoundState
{
    Open,
    /// <summary>A list was published from it; nothing in it changes any more.</summary>
    Published,
}

/// <summary>The review of one reference quarter's proposals, fixed to one run.</summary>
/// <param name="Quarter">In SDMX notation, such as 2026-Q3: the round's name, and the issue that decisions of the steering committee name.</param>
/// <param name="EvidenceSha256">Of the <see cref="RoundEvidence"/> that it is about.</param>
/// <param name="Account">The issuer's id of the account that opened it; answers have <paramref name="OpenedBy"/>, its pseudonym.</param>
/// <param name="List">Id of the version in force when it was opened; null when none was on record.</param>
/// <param name="PublishedAs">Id of the version that followed from it.</param>
public sealed record ReviewRound(
    string Quarter, string RunId, string EvidenceSha256, int Proposals, RoundState State, DateTimeOffset OpenedAt, string OpenedBy, string Account,
    string? List, string? PublishedAs);

/// <summary>What a round is about, as the run had it when the round was opened: a later run does not change it.</summary>
/// <param name="Files">Hash of each table that it was taken from, by name.</param>
/// <param name="Proposals">By code.</param>
public sealed record RoundEvidence(
    string Quarter, string RunId, DateTimeOffset RunStartedUtc, IReadOnlyList<string> Sources, IReadOnlyDictionary<string, string> Files,
    IReadOnlyList<ProposedOccupation> Proposals)
{
    public ProposedOccupation? Find(string isco08) => Proposals.FirstOrDefault(p => p.Proposal.Isco08 == isco08);
}

/// <summary>What the index proposes for an occupation, and the score that it proposes it for.</summary>
/// <param name="Score">Null where the run has none; without numbers where they may not be told.</param>
public sealed record ProposedOccupation(ProposalRow Proposal, CompositeRow? Score);
