using Azure;
using Azure.Data.Tables;
using Pipeline.Reference;

namespace Pipeline.Intake.Ledger;

/// <summary>A submission's row in table <c>submissions</c>: partition = agency, row = submission id. Holds no personal data.</summary>
public sealed record SubmissionEntity : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    /// <summary>The path the file was delivered under.</summary>
    public string BlobName { get; set; } = "";

    /// <summary>The dataset that the path names, or null.</summary>
    public string? Dataset { get; set; }

    /// <summary>The period that the path names, or null.</summary>
    public string? Period { get; set; }

    /// <summary>A <see cref="Lifecycle"/> by name.</summary>
    public string Lifecycle { get; set; } = "";

    /// <summary>An outcome by name, once validated.</summary>
    public string? Outcome { get; set; }

    public string? Sha256 { get; set; }

    /// <summary>When the file was written to the inbox (UTC). The key of the index is made from it.</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When the row last changed (UTC).</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>When the outcome was put down here (UTC); null before. Set by the ledger.</summary>
    public DateTimeOffset? DecidedAt { get; set; }

    /// <summary>Calendar days of Rwanda after the day it was due; null when it came in time or no due day is known. Of a correction too.</summary>
    public int? Late { get; set; }

    /// <summary>How often the delivery was begun; more than once after a crash or a fault.</summary>
    public int Attempts { get; set; }

    /// <summary>The earlier submission of the same content that answers for this one.</summary>
    public string? DuplicateOf { get; set; }

    /// <summary>The version of the protocol it was held to; null when it fell under none.</summary>
    public string? ProtocolVersion { get; set; }

    /// <summary>Rows after the header; null when the file was not read, as of the three that follow.</summary>
    public long? RowsRead { get; set; }

    public long? RowsAccepted { get; set; }

    /// <summary>Rows with a warning and no error.</summary>
    public long? RowsWithWarnings { get; set; }

    /// <summary>Findings that must be mended, those counted only included, those tolerated not.</summary>
    public long? Errors { get; set; }

    /// <summary>Findings to look at; counted as <see cref="Errors"/> are.</summary>
    public long? Warnings { get; set; }

    /// <summary>Set when the agency says that there is nothing to report.</summary>
    public bool? IsNil { get; set; }

    /// <summary>How many replays were begun; null for none.</summary>
    public int? Replays { get; set; }

    /// <summary>The fingerprint of the replay that is under way; null when none is.</summary>
    public string? Replaying { get; set; }

    /// <summary>The fingerprint of the last replay that ended.</summary>
    public string? LastReplay { get; set; }

    /// <summary>Why the last replay was begun.</summary>
    public string? ReplayReason { get; set; }

    /// <summary>The row of a delivery that nothing is known of but its path and time.</summary>
    internal static SubmissionEntity Received(SubmissionId id, string blobName, DateTimeOffset receivedAt)
    {
        var names = DropNames.In(blobName);
        return new()
        {
            PartitionKey = id.Agency.ToString(),
            RowKey = id.ToString(),
            BlobName = blobName,
            Dataset = names.Dataset,
            Period = names.Period,
            Lifecycle = nameof(Ledger.Lifecycle.Received),
            ReceivedAt = receivedAt,
        };
    }

    internal Lifecycle State => Enum.Parse<Lifecycle>(Lifecycle);
}
