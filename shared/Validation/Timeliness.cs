using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>
/// Whether a delivery came when it was due, and whether the one before it came at all. It is told and decides nothing: late data is still
/// wanted, and nothing in the file can mend it.
/// </summary>
sealed class Timeliness(Protocol protocol, ReferencePeriod period, IOtherDrops? others)
{
    /// <summary>Later than when the drop of so many periods after it was due is no longer a warning but an error.</summary>
    const int PeriodsToError = 2;

    /// <param name="received">By Rwanda's calendar.</param>
    public async Task ReportAsync(DateOnly received, FindingLog log, CancellationToken ct)
    {
        if (received > protocol.DueOn(period) && !await IsRevisionAsync(ct)) log.Report(Late(received));
        if (others is null) return;
        var delivered = (await others.ListPeriodsAsync(protocol.Agency, protocol.Dataset, ct)).Where(p => p < period).ToList();
        if (delivered.Count > 0 && delivered.Max() is var last && last != period.Add(-1)) log.Report(Gap(last));
    }

    /// <summary>What came in time is not late because it is corrected.</summary>
    async Task<bool> IsRevisionAsync(CancellationToken ct)
    {
        if (others is null) return false;
        await using var earlier = await others.OpenAsync(protocol.Agency, protocol.Dataset, period, ct);
        return earlier is not null;
    }

    Rule Late(DateOnly received)
    {
        var (due, days) = (protocol.DueOn(period), protocol.Service.DaysLate(period, received));
        return new("file.late", "late-drop", received > protocol.DueOn(period.Add(PeriodsToError)) ? Severity.Error : Severity.Warning, 0,
            new($"a drop of {period} by {due:yyyy-MM-dd}", $"une livraison de {period} au plus tard le {due:yyyy-MM-dd}"),
            new($"It came on {received:yyyy-MM-dd}, {days} day(s) after the day agreed.", $"Elle est arrivée le {received:yyyy-MM-dd}, {days} jour(s) après la date convenue."),
            new("Nothing in the file needs mending. Tell the receiving steward what delayed it.",
                "Rien n'est à corriger dans le fichier. Dites au responsable destinataire ce qui l'a retardé."));
    }

    Rule Gap(ReferencePeriod last) => new("file.gap", "period-gap", Severity.Warning, 0,
        new($"drops of every period, so one of {period.Add(-1)} before that of {period}", $"une livraison pour chaque période, donc celle de {period.Add(-1)} avant celle de {period}"),
        new($"The last one before it is of {last}.", $"La dernière livraison avant celle-ci porte sur {last}."),
        new($"Nothing in the file needs mending, if {period} is right. Deliver what is missing, or tell the receiving steward why there is none.",
            $"Rien n'est à corriger dans le fichier si {period} est juste. Livrez ce qui manque, ou dites au responsable destinataire pourquoi il n'y en a pas."));
}
