using Pipeline.Protocols;

namespace Pipeline.Agreements;

/// <summary>
/// The record of processing that article 17 of Law 058/2021 asks of controllers, made from the agreements alone, so that it says what is
/// agreed and nothing else.
/// </summary>
public static class ProcessingRegister
{
    /// <param name="protocols">Those in force; proposals and retired ones process nothing.</param>
    public static IReadOnlyList<ProcessingRecord> Of(IEnumerable<Protocol> protocols) =>
        [.. protocols.Where(p => p.Status is ProtocolStatus.Active or ProtocolStatus.Deprecated).OrderBy(p => $"{p}", StringComparer.Ordinal).Select(Of)];

    static ProcessingRecord Of(Protocol protocol)
    {
        var agreement = protocol.Agreement;
        return new(
            $"{protocol}",
            Controller: $"{protocol.Agency}",
            Receiver: agreement.Receiver,
            ProtectionOfficers: [.. agreement.Team.Where(m => m.Role >= TeamRole.ProviderProtectionOfficer && m.Until is null).Select(m => m.Username)],
            agreement.LegalBasis,
            protocol.Purpose,
            agreement.Purposes,
            DataCategories: protocol.Columns.GroupBy(c => c.Classification).OrderBy(g => g.Key)
                .ToDictionary(g => g.Key, IReadOnlyList<string> (g) => [.. g.Select(c => c.Name)]),
            Readers: [.. agreement.Readers.Select(r => r.Role)],
            agreement.Recipients,
            agreement.OnwardSharing,
            protocol.RetentionMonths,
            agreement.SignedOn,
            agreement.ExpiresOn,
            agreement.HoursToNotify);
    }
}

/// <summary>One processing of data: a dataset that one agency delivers.</summary>
/// <param name="Protocol">Agency, dataset and version.</param>
/// <param name="Controller">The agency that delivers, by its short name.</param>
/// <param name="Receiver">The agency that receives, or null when the agreement names none.</param>
/// <param name="DataCategories">The columns by classification.</param>
/// <param name="Recipients">Whoever gets any of it outside the pipeline, with country and ground of the transfer.</param>
/// <param name="RetentionMonths">After the end of a row's period.</param>
/// <param name="HoursToNotify">Within which a breach is notified, or null when none are agreed.</param>
public sealed record ProcessingRecord(
    string Protocol,
    string Controller,
    string? Receiver,
    IReadOnlyList<string> ProtectionOfficers,
    string? LegalBasis,
    string Purpose,
    IReadOnlyList<string> Purposes,
    IReadOnlyDictionary<Classification, IReadOnlyList<string>> DataCategories,
    IReadOnlyList<string> Readers,
    IReadOnlyList<Recipient> Recipients,
    OnwardSharing OnwardSharing,
    int? RetentionMonths,
    DateOnly? SignedOn,
    DateOnly? ExpiresOn,
    int? HoursToNotify);
