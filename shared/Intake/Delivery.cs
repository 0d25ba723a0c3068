using System.Diagnostics;
using Pipeline.Reference;

namespace Pipeline.Intake;

/// <summary>One version of one file that was delivered, where it lies now: in the inbox, unless it was moved on from there.</summary>
/// <param name="BlobName">The path that it was delivered under in container <c>drops</c>.</param>
/// <param name="ETag">The version.</param>
/// <param name="ReceivedAt">When it was written (UTC, whole seconds).</param>
public sealed record Delivery(string BlobName, string ETag, DateTimeOffset ReceivedAt)
{
    public string FileName => BlobName[(BlobName.LastIndexOf('/') + 1)..];

    /// <summary>The container that it lies in.</summary>
    public string Container { get; init; } = Containers.Drops;

    /// <summary>Its path there.</summary>
    public string Path { get; init; } = BlobName;

    /// <summary>The trace that the file came with; null when it came with none.</summary>
    public ActivityContext? Trace { get; init; }

    /// <summary>Where a submission's file is kept in one of the containers that files are moved on to.</summary>
    public string KeptAs(SubmissionId id) => $"{id.Agency}/{id}/{FileName}";
}
