namespace Pipeline.Protocols;

/// <summary>
/// Whether what was made from the data of an agreement may be handed on (Law 058/2021, articles 48 and 49). In doubt it may not; each answer names the
/// agreement and what to mend.
/// </summary>
public static class Publication
{
    /// <summary>To everybody, which aggregates alone ever may be.</summary>
    /// <returns>Why not; null when it may.</returns>
    public static Wording? WhyNotToAll(Protocol agreement) => agreement.Agreement.OnwardSharing != OnwardSharing.None
        ? null
        : new(
            $"Under the agreement {agreement} nothing is shared further, aggregates neither. Agree on rw.onwardSharing: aggregateOnly.",
            $"L'accord {agreement} ne permet aucun partage ultérieur, même d'agrégats. Convenez de rw.onwardSharing : aggregateOnly.");

    /// <summary>To one recipient, in one form.</summary>
    /// <param name="recipient">By the name that the agreement has for it.</param>
    /// <returns>Why not; null when it may.</returns>
    public static Wording? WhyNot(Protocol agreement, string recipient, SharedForm form)
    {
        if (WhyNotToAll(agreement) is { } nothing) return nothing;
        if (agreement.Agreement.Recipients.FirstOrDefault(r => r.Name == recipient) is not { } agreed)
            return new(
                $"The agreement {agreement} does not name the recipient '{recipient}'. Add it to rw.recipients.",
                $"L'accord {agreement} ne cite pas le destinataire « {recipient} ». Ajoutez-le à rw.recipients.");
        if (form < agreed.Form || (agreement.Agreement.OnwardSharing == OnwardSharing.AggregateOnly && form != SharedForm.Aggregate))
            return new(
                $"Under the agreement {agreement} '{recipient}' gets no more than {agreed.Form}. Hand on a form that tells less, or agree on another.",
                $"Selon l'accord {agreement}, « {recipient} » reçoit au plus {agreed.Form}. Transmettez une forme qui en dit moins, ou convenez-en d'une autre.");
        return agreed.IsAbroad && (agreed.TransferGround is null || agreed.TransferContract is null)
            ? new(
                $"'{recipient}' is in {agreed.Country}, and the agreement {agreement} has no ground or no contract of the transfer. Give transferGround and transferContractId.",
                $"« {recipient} » se trouve en {agreed.Country}, et l'accord {agreement} n'a pas de fondement ou de contrat du transfert. Indiquez transferGround et transferContractId.")
            : null;
    }
}
