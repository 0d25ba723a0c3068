using Microsoft.Extensions.Logging;
using Pipeline.Intake.Ledger;

namespace Pipeline.Intake.Recovery;

/// <summary>Takes files of the inbox that no event reported, so that an event that never came is no loss.</summary>
public sealed class UnreportedDrops(
    Inbox inbox, DropNaming naming, SubmissionLedger ledger, DropIntake intake, RecoveryTerms terms, TimeProvider clock, ILogger<UnreportedDrops> log)
{
    /// <summary>Compares the inbox with the ledger and takes what is missing there, the oldest first.</summary>
    public async Task<ReconcileSummary> RunAsync(CancellationToken ct)
    {
        var begun = clock.GetTimestamp();
        var waiting = await inbox.ListAsync(clock.GetUtcNow() - terms.UnreportedAfter, ct);
        var (compared, taken, faults) = (0, 0, 0);
        foreach (var delivery in waiting)
        {
            if (taken + faults == terms.MostPerRun || clock.GetElapsedTime(begun) > terms.LongestRun) break;
            compared++;
            var id = naming.Identify(delivery).Id;
            if (!IsLeft(await ledger.FindAsync(id, ct))) continue;
            log.LogWarning("Submission {Submission} lies in the inbox since {Since:u} and no event brought it: it is taken now.", id, delivery.ReceivedAt);
            try
            {
                await intake.TakeAsync(delivery.BlobName, ct);
                taken++;
            }
            catch (Exception e) when (!ct.IsCancellationRequested)
            {
                // One that cannot be taken keeps no other from being taken. From here on it is in the ledger, and swept when it stays silent.
                log.LogError(e, "Submission {Submission}, which no event brought, ended with a fault.", id);
                faults++;
            }
        }
        return new(waiting.Count, compared, taken, faults);
    }

    /// <summary>
    /// Whether nobody is at it: it is not known, or is decided and only its file was left, or was superseded long ago before it was decided. What is
    /// known and undecided is somebody's work, or the sweep's.
    /// </summary>
    bool IsLeft(SubmissionEntity? row) => row switch
    {
        null => true,
        { Outcome: not null } => true,
        { State: Lifecycle.Superseded } => clock.GetUtcNow() - row.ChangedAt > terms.StuckAfter,
        _ => false,
    };
}

/// <summary>What a comparison of the inbox with the ledger did.</summary>
/// <param name="Waiting">Files that lie in the inbox for longer than an event takes.</param>
/// <param name="Compared">Of them, those looked up in the ledger in this run.</param>
/// <param name="Taken">Of them, those that no event had brought, or that were decided and only left behind.</param>
/// <param name="Faults">Taken and ended with a fault.</param>
public sealed record ReconcileSummary(int Waiting, int Compared, int Taken, int Faults)
{
    /// <summary>Waiting for the next run.</summary>
    public int Left => Waiting - Compared;
}
