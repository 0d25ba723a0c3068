namespace Pipeline.Intake;

/// <summary>One version of one file in the inbox.</summary>
/// <param name="BlobName">Path in container <c>drops</c>.</param>
/// <param name="ETag">The version.</param>
/// <param name="ReceivedAt">When it was written (UTC, whole seconds).</param>
public sealed record Delivery(string BlobName, string ETag, DateTimeOffset ReceivedAt)
{
    public string FileName => BlobName[(BlobName.LastIndexOf('/') + 1)..];
}
