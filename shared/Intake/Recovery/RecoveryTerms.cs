namespace Pipeline.Intake.Recovery;

/// <summary>When a drop is given up for lost, and how much is taken up again at a time.</summary>
/// <param name="StuckAfter">
/// A submission that nothing was heard of for so long has no host left. Longer than the host lets any function run, so that a slow but living
/// validation is never taken from it.
/// </param>
/// <param name="UnreportedAfter">A file in the inbox that the ledger does not know after so long had no event.</param>
/// <param name="MostAttempts">So often a delivery is begun in all, whoever begins it; then it is Failed.</param>
/// <param name="MostPerRun">So many drops are taken in one run.</param>
/// <param name="LongestRun">After so long no further drop is begun in a run: what is left waits for the next.</param>
public sealed record RecoveryTerms(TimeSpan StuckAfter, TimeSpan UnreportedAfter, int MostAttempts, int MostPerRun, TimeSpan LongestRun);
