using Pipeline.Reference;

namespace Pipeline.Lake;

/// <summary>What the name of a lake file says, current or superseded.</summary>
/// <param name="Replay">See <see cref="LakePartition.Replay"/>.</param>
public sealed record LakePlace(DatasetId Dataset, ReferencePeriod Period, AgencyId Agency, SubmissionId Submission, int Replay)
{
    /// <summary>Reads a blob's name, also one of rejected rows; null when it is none of a lake file.</summary>
    public static LakePlace? Parse(string blobName) =>
        LakePartition.Parse(blobName) is var (file, _) ? new(file.Dataset, file.Period, file.Agency, file.Submission, file.Replay) : null;

    /// <summary>Whether a blob of the lake holds rejected rows.</summary>
    public static bool IsRejected(string blobName) => LakePartition.Parse(blobName) is (_, true);

    /// <summary>Its blobs, of accepted and of rejected rows.</summary>
    public LakePartition Partition => new(Dataset, Period, Agency, Submission, "", 0) { Replay = Replay };
}
