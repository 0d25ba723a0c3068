namespace Pipeline.Intake.Recovery;

/// <summary>What a sweep did.</summary>
/// <param name="Found">Submissions that nothing was heard of for too long.</param>
/// <param name="Taken">Taken again to an outcome.</param>
/// <param name="Failed">Nothing more is tried with them: too many attempts, or the file is gone.</param>
/// <param name="Faults">Taken again and ended with a fault; they are tried again later.</param>
/// <param name="Left">Waiting for the next run.</param>
public sealed record SweepSummary(int Found, int Taken, int Failed, int Faults, int Left);
