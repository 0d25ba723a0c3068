using System.Globalization;
using Pipeline.Reference;

namespace Pipeline.Lake;

/// <summary>One accepted drop in the lake.</summary>
/// <param name="ContentSha256">Lower-case hex hash of the file as it came; names the input of a run.</param>
public sealed record LakePartition(DatasetId Dataset, ReferencePeriod Period, AgencyId Agency, SubmissionId Submission, string ContentSha256, long Rows)
{
    /// <summary>Which replay of the submission wrote it; 0 for its first decision. Each writes a file of its own, so that no reader sees one change.</summary>
    public int Replay { get; init; }

    /// <summary>
    /// The blob in <see cref="Containers.Lake"/>, in Hive layout so that engines see the keys as columns. Sensitive columns lie under the same
    /// name in <see cref="Containers.Sensitive"/>.
    /// </summary>
    public string BlobName => $"{BlobPrefix}{(Replay == 0 ? "" : $"r{Replay}.")}parquet";

    /// <summary>The beginning that the names of all files of the submission share, whichever replay wrote them.</summary>
    public string BlobPrefix => $"{FolderOf(Dataset)}period={Period}/agency={Agency}/{Submission}.";

    /// <summary>Where all accepted drops of a dataset lie.</summary>
    public static string FolderOf(DatasetId dataset) => $"dataset={dataset}/";

    /// <summary>Beside it, the blob of the rows that were read and not accepted: in a folder of its own, so that nobody takes them for accepted ones.</summary>
    public string RejectedBlobName => $"{RejectedPrefix}{BlobName}";

    /// <summary>The folder of rows that were not accepted.</summary>
    public const string RejectedPrefix = "rejected/";

    /// <summary>Reads the name of a blob of either kind; null when it is none. Neither the content's hash nor the number of rows is known then.</summary>
    public static (LakePartition Partition, bool IsRejected)? Parse(string blobName)
    {
        var isRejected = blobName.StartsWith(RejectedPrefix, StringComparison.Ordinal);
        if (blobName[(isRejected ? RejectedPrefix.Length : 0)..].Split('/', '=') is not ["dataset", var d, "period", var p, "agency", var a, var file]) return null;
        // {submission}.parquet, or {submission}.r{replay}.parquet
        var (name, number) = file.Split('.') switch
        {
            [var first, "parquet"] => (first, "0"),
            [var first, ['r', .. var replays], "parquet"] => (first, replays),
            _ => ("", ""),
        };
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var replay)
            && DatasetId.TryParse(d, null, out var dataset) && ReferencePeriod.TryParse(p, null, out var period)
            && AgencyId.TryParse(a, null, out var agency) && SubmissionId.TryParse(name, null, out var submission)
            ? (new(dataset, period, agency, submission, "", 0) { Replay = replay }, isRejected)
            : null;
    }
}
