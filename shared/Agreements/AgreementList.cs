using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Agreements;

/// <summary>The agreements as people ask for them.</summary>
public static class AgreementList
{
    /// <param name="day">From which days left are counted, by Rwanda's calendar.</param>
    public static IReadOnlyList<AgreementEntry> Of(ProtocolCatalog catalog, DateOnly day) =>
    [
        .. from protocol in catalog.Protocols
           orderby $"{protocol.Agency}", $"{protocol.Dataset}", protocol.Version
           select new AgreementEntry(
               $"{protocol.Agency}", $"{protocol.Dataset}", $"{protocol.Version}", $"{protocol.Status}", protocol.Purpose, protocol.Agreement.Receiver,
               protocol.Frequency.Describe(), protocol.Agreement.SignedOn, protocol.Agreement.ExpiresOn,
               protocol.Agreement.ExpiresOn?.DayNumber - day.DayNumber, ExpiryAlert.On(protocol.Agreement, day),
               [.. catalog.Published.Where(p => (p.Agency, p.Dataset) == (protocol.Agency, protocol.Dataset)).Select(p => p.Version).Order().Select(v => $"{v}")],
               $"{protocol.AgreedThrough}"),
    ];
}

/// <summary>One agreement in a list.</summary>
/// <param name="Status">Life of the version as ODCS names it.</param>
/// <param name="Periods">What one delivery is about, such as a month.</param>
/// <param name="DaysLeft">Days until it ends, below zero once it has; null when no end is agreed.</param>
/// <param name="Alert">Null as long as nobody need act.</param>
/// <param name="Published">Every version that was ever in force.</param>
/// <param name="AgreedThrough">Review: it ships with the program, and both sides agreed in the review of the change that brought it. Approvals: by name.</param>
public sealed record AgreementEntry(
    string Agency, string Dataset, string Version, string Status, string Purpose, string? Receiver, string Periods, DateOnly? SignedOn, DateOnly? ExpiresOn,
    int? DaysLeft, string? Alert, IReadOnlyList<string> Published, string AgreedThrough);
