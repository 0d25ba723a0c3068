using Pipeline.Reference;

namespace Pipeline.Protocols;

/// <summary>
/// Whether what was delivered under an agreement may be read for a purpose. Every reader of accepted data states its purpose, and reads nothing
/// whose agreement does not name it (Law 058/2021, article 37: data is used for what it was collected for).
/// </summary>
public static class DataUse
{
    public const string ShortageIndicators = "shortage-indicators";

    /// <summary>Evidence for labour market tests: the wage floor, vacancies against job seekers, and whether an employer is registered.</summary>
    public const string LabourMarketTest = "labour-market-test";

    /// <summary>Bringing experts abroad and facilities together, and following their missions.</summary>
    public const string DiasporaEngagement = "diaspora-engagement";

    /// <summary>Checks of other datasets against this one, beyond those that share a purpose with it.</summary>
    public const string DataValidation = "data-validation";

    /// <param name="agreement">The one that holds for the data now; null when there is none.</param>
    /// <param name="dataset">Agency and dataset, for the sentence about one that is under no agreement.</param>
    /// <returns>Why not, naming the agreement, the purpose and what to mend; null when it may.</returns>
    public static Wording? WhyNot(Protocol? agreement, string dataset, string purpose) => agreement switch
    {
        null => new(
            $"There is no agreement for {dataset}, so it may not be read for the purpose '{purpose}'. Agree on one first.",
            $"Il n'y a pas d'accord pour {dataset} : il ne peut être lu pour la finalité « {purpose} ». Convenez d'abord d'un accord."),
        { Status: ProtocolStatus.Retired } => new(
            $"The agreement {agreement} is retired, so nothing of it may be read for the purpose '{purpose}'. Agree on a new version.",
            $"L'accord {agreement} est retiré : rien ne peut en être lu pour la finalité « {purpose} ». Convenez d'une nouvelle version."),
        _ when !agreement.Agreement.Purposes.Contains(purpose) => new(
            $"The agreement {agreement} does not name the purpose '{purpose}'. Add it to rw.purposes in a new version, and have that approved.",
            $"L'accord {agreement} ne cite pas la finalité « {purpose} ». Ajoutez-la à rw.purposes dans une nouvelle version, et faites-la approuver."),
        _ => null,
    };

    /// <summary>
    /// Whether a drop may be checked against data of another agreement. An agreement's own earlier drops may always be read for that: it is what they
    /// were delivered under. Data of another one may where both share a purpose, or where it names <see cref="DataValidation"/>: pseudonymised sets
    /// are not joined across purposes.
    /// </summary>
    public static Wording? WhyNotChecked(Protocol drop, Protocol? other, string dataset)
    {
        if (other is not null && (drop.Agency, drop.Dataset) == (other.Agency, other.Dataset)) return null;
        if (other is { Status: not ProtocolStatus.Retired } && drop.Agreement.Purposes.Intersect(other.Agreement.Purposes).Any()) return null;
        return WhyNot(other, dataset, DataValidation);
    }

    /// <summary>The agreement that holds for what a dataset delivered: the one in force, else the newest that there was.</summary>
    public static Protocol? AgreementFor(this ProtocolCatalog catalog, AgencyId agency, DatasetId dataset) =>
        catalog.Find(agency, dataset)
        ?? catalog.Protocols.Where(p => p.Agency == agency && p.Dataset == dataset && p.Status >= ProtocolStatus.Active).MaxBy(p => p.Version);
}
