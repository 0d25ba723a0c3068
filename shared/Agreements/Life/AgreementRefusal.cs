namespace Pipeline.Agreements;

/// <summary>Why something was not done.</summary>
public enum RefusalKind
{
    /// <summary>There is no such version.</summary>
    NotFound,
    /// <summary>The text has mistakes, which are listed.</summary>
    Wrong,
    /// <summary>The version is not in a state in which this can be done.</summary>
    Conflict,
    /// <summary>The text is another one than the caller says.</summary>
    Changed,
    /// <summary>The caller speaks for no side that has to decide.</summary>
    NotTheirs,
}

/// <summary>Why something was not done, and what to do about it, in sentences of this program's own.</summary>
/// <param name="Mistakes">Empty unless the text is wrong.</param>
public sealed record AgreementRefusal(RefusalKind Kind, string Title, string Detail, IReadOnlyList<ProposalMistake> Mistakes)
{
    internal static AgreementRefusal Unknown(AgreementId id) =>
        new(RefusalKind.NotFound, "Not found", $"No version {id} has been proposed. Ask /api/protocols/{id.Agency}/{id.Dataset} which there are.", []);

    internal static AgreementRefusal Wrong(AgreementId id, IReadOnlyList<ProposalMistake> mistakes) =>
        new(RefusalKind.Wrong, "The agreement cannot be proposed", $"{id} has {mistakes.Count} mistake(s). Mend them all and propose it again.", mistakes);

    internal static AgreementRefusal Conflict(string title, string detail) => new(RefusalKind.Conflict, title, detail, []);

    internal static AgreementRefusal Changed(AgreementId id, string sha256) => new(RefusalKind.Changed, "The text is another one",
        $"The text of {id} has the SHA-256 {sha256}. Read that text, and name its hash.", []);

    internal static AgreementRefusal NotTheirs(AgreementId id, string? receiver) => new(RefusalKind.NotTheirs, "Not yours to decide",
        $"{id} is decided by a certifier of {id.Agency}, a certifier of {receiver ?? "the receiver"} and the coordination body. The token is none of them.", []);
}

/// <summary>A version after it was dealt with, or why it was not.</summary>
public sealed record AgreementAnswer(AgreementVersion? Version, IReadOnlyList<Approval> Approvals, bool HasChanged, AgreementRefusal? Refusal)
{
    internal static AgreementAnswer Refused(AgreementRefusal refusal) => new(null, [], false, refusal);
}
