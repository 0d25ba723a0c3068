namespace Pipeline.Intake.Receipts;

/// <summary>What a receipt tells of an operator's replay.</summary>
/// <param name="Number">From 1, in the order of the submission's replays.</param>
/// <param name="At">When (UTC).</param>
/// <param name="Reason">The operator's, in a sentence about the data and not about persons.</param>
/// <param name="ProtocolVersion">The version that it was held to this time.</param>
/// <param name="OutcomeBefore">The outcome that gave way; null when there was none. It stays in the audit trail.</param>
/// <param name="ProtocolVersionBefore">The version that the file was held to before, or null.</param>
public sealed record ReplayNote(
    int Number, DateTimeOffset At, string Reason, string ProtocolVersion, string? OutcomeBefore, string? ProtocolVersionBefore)
{
    /// <summary>In a sentence, for the start of the receipt's summary.</summary>
    public string Sentence => $"Read again on {At:yyyy-MM-dd} under version {ProtocolVersion} of the protocol"
        + (OutcomeBefore is null ? "" : $" (before: {OutcomeBefore} under {ProtocolVersionBefore ?? "none"})") + $": {Reason.TrimEnd('.')}.";
}
