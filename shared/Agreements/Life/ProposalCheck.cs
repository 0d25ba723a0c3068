using Pipeline.Protocols;
using Pipeline.Protocols.Loading;
using Pipeline.Reference;

namespace Pipeline.Agreements;

/// <summary>Whether a text can become the agreement that it says it is: read strictly, linted, and held against the version before it.</summary>
public sealed class ProposalCheck(CatalogInForce catalog, TimeProvider clock)
{
    /// <returns>The protocol as it will be once it is active, or everything that stands in the way.</returns>
    public (Protocol? Protocol, IReadOnlyList<ProposalMistake> Mistakes) Read(AgreementId id, ReadOnlySpan<byte> text)
    {
        var agreed = catalog.Now;
        if (AgreementTexts.Decode(text) is not { } yaml)
            return (null, [new("text", "", 1, "The text is not UTF-8.", null, "Save it as UTF-8.", null)]);
        try
        {
            var protocol = ProtocolText.ReadProposal(yaml, $"{id}", id.Agency, id.Dataset, id.Version, agreed) with { Status = ProtocolStatus.Active };
            IReadOnlyList<ProposalMistake> mistakes =
            [
                .. new AgreementLint(agreed.Purposes).Check(protocol, Previous(agreed, id) is { } before ? before with { Status = ProtocolStatus.Active } : null)
                    .Select(ProposalMistake.Of),
                .. Receiver(protocol), .. Term(protocol),
            ];
            return mistakes.Count == 0 ? (protocol, []) : (null, mistakes);
        }
        catch (ProtocolException e)
        {
            return (null, [.. e.Problems.Select(ProposalMistake.Of)]);
        }
    }

    /// <summary>The newest version that was ever agreed; null when there is none.</summary>
    public static Protocol? Previous(ProtocolCatalog agreed, AgreementId id) => agreed.Protocols.Concat(agreed.Published)
        .Where(p => p.Agency == id.Agency && p.Dataset == id.Dataset && p.Status >= ProtocolStatus.Active).MaxBy(p => p.Version);

    /// <summary>Somebody must be able to approve for the side that receives.</summary>
    static IEnumerable<ProposalMistake> Receiver(Protocol protocol)
    {
        if (!AgencyId.TryParse(protocol.Agreement.Receiver, null, out _))
            yield return new("receiver", "team.members", null,
                "The receiving steward's address does not tell the agency that receives.", "L'adresse du responsable destinataire ne dit pas quelle institution reçoit.",
                "Give an address whose host begins with the agency's short name, such as migration.steward@nisr.example.",
                "Indiquez une adresse dont l'hôte commence par le nom court de l'institution, par exemple migration.steward@nisr.example.");
    }

    IEnumerable<ProposalMistake> Term(Protocol protocol)
    {
        if (protocol.Agreement.ExpiresOn is { } end && end < RwandaTime.DayOf(clock.GetUtcNow()))
            yield return new("term", "rw.expiresAt", null,
                $"It ended on {end:yyyy-MM-dd}: nothing would be taken under it.", $"Il a pris fin le {end:yyyy-MM-dd} : rien ne serait reçu à ce titre.",
                "Let it end later.", "Fixez une fin plus tardive.");
    }
}

/// <summary>Something that stands in the way of a proposal.</summary>
/// <param name="Code">Kind of mistake: <c>text</c> for one that the format does not allow, else as the lint names it.</param>
/// <param name="Place">The key, clause, column or role.</param>
/// <param name="Line">Where in the text, from 1; null where it is about the whole.</param>
public sealed record ProposalMistake(string Code, string Place, int? Line, string Message, string? MessageFr, string Mend, string? MendFr)
{
    internal static ProposalMistake Of(ProtocolProblem problem) =>
        new("text", problem.Path, problem.Line, $"Found {problem.Found}.", null, $"Expected: {problem.Expected}.", null);

    internal static ProposalMistake Of(LintProblem problem) =>
        new(problem.Code, problem.Place, null, problem.Message.En, problem.Message.Fr, problem.Mend.En, problem.Mend.Fr);

    public override string ToString() => $"{(Line is { } line ? $"line {line}, " : "")}{Place}: {Message} {Mend}";
}
