using Pipeline.Intake.Ledger;

namespace Pipeline.Intake.Replay;

/// <summary>A submission's file read again, before anything of it is stored.</summary>
/// <param name="Row">The submission as the ledger had it.</param>
/// <param name="Drop">As of today's protocols, with the place where its file lies.</param>
sealed record ReplayTrial(SubmissionEntity Row, Drop Drop, TakenUnder Taken, CheckedDrop Result, ReplayPreview Preview) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Result.DisposeAsync();
}

/// <summary>Why a submission is not replayed.</summary>
/// <param name="Kind">What kind of answer that is.</param>
/// <param name="Sentence">What is the matter and how to go on.</param>
/// <param name="Preview">What a replay would change now, when the one that was asked for is another; else null.</param>
public sealed record ReplayRefusal(ReplayRefusalKind Kind, string Sentence, ReplayPreview? Preview = null);

public enum ReplayRefusalKind
{
    /// <summary>There is no such submission.</summary>
    Unknown,
    /// <summary>It is being worked on.</summary>
    Busy,
    /// <summary>There is nothing that could be read again.</summary>
    Impossible,
    /// <summary>It would change something else than the operator has seen.</summary>
    Changed,
}
