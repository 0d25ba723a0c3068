namespace Pipeline.Intake;

/// <summary>Why nothing more is tried with a delivery, as its receipt says it.</summary>
/// <param name="Next">What the clerk does next.</param>
/// <param name="ForOperators">In a sentence, for the log.</param>
public sealed record Failure(string Summary, string Next, string ForOperators, bool IsFileGone = false)
{
    /// <summary>Every attempt ended with a fault of the system.</summary>
    public static Failure EveryAttempt { get; } = new(
        "The system could not process this file, after several attempts. This is no verdict on the file.",
        "Nothing to do for you: the operators see this drop and will deliver it again. The file is kept.",
        "every attempt ended with a fault.");

    /// <summary>The file was taken out of the inbox before it was read.</summary>
    public static Failure FileGone { get; } = new(
        "The file was no longer in the inbox before it was read to the end, so that nothing of it was taken. This is no verdict on the file.",
        "Upload the file again.",
        "its file is no longer in the inbox.",
        IsFileGone: true);

    /// <summary>What an agency said of a period was not put down to the end.</summary>
    public static Failure NilReturnBroken { get; } = new(
        "The system could not put down that there is nothing to report. This is no verdict on what you sent.",
        "Send the nil return again.",
        "its nil return was not put down to the end.",
        IsFileGone: true);
}
