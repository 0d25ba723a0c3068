namespace Pipeline.Intake.Ledger;

/// <summary>What a list tells of a submission; the columns of <see cref="SubmissionEntity"/> that are no business of storage.</summary>
public sealed record ListedSubmission(
    string SubmissionId,
    string Agency,
    string? Dataset,
    string? Period,
    string Blob,
    string Lifecycle,
    string? Outcome,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? DecidedAt,
    int? DaysLate,
    string? ProtocolVersion,
    long? RowsRead,
    long? RowsAccepted,
    long? RowsWithWarnings,
    long? Errors,
    long? Warnings,
    string? Sha256,
    string? DuplicateOf,
    bool IsNil,
    int Replays)
{
    /// <param name="row">A row of the index.</param>
    internal static ListedSubmission Of(SubmissionEntity row) => new(
        SubmissionIndex.Submission(row).ToString(), row.PartitionKey, row.Dataset, row.Period, row.BlobName, row.Lifecycle, row.Outcome, row.ReceivedAt,
        row.DecidedAt, row.Late, row.ProtocolVersion, row.RowsRead, row.RowsAccepted, row.RowsWithWarnings, row.Errors, row.Warnings, row.Sha256,
        row.DuplicateOf, row.IsNil ?? false, row.Replays ?? 0);
}
