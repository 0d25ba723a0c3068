using Pipeline.Reference;

namespace Pipeline.Lake;

/// <summary>One accepted drop in the lake.</summary>
/// <param name="ContentSha256">Lower-case hex hash of the file as it came; names the input of a run.</param>
public sealed record LakePartition(DatasetId Dataset, ReferencePeriod Period, AgencyId Agency, SubmissionId Submission, string ContentSha256, long Rows)
{
    /// <summary>The blob in <see cref="Containers.Lake"/>, in Hive layout so that engines see the keys as columns.</summary>
    public string BlobName => $"dataset={Dataset}/period={Period}/agency={Agency}/{Submission}.parquet";

    /// <summary>Beside it, the blob of the rows that were read and not accepted: in a folder of its own, so that nobody takes them for accepted ones.</summary>
    public string RejectedBlobName => $"rejected/{BlobName}";
}
