using Azure;
using Azure.Data.Tables;

namespace Pipeline.Intake.Ledger;

/// <summary>A submission's row in table <c>submissions</c>: partition = agency, row = submission id. Holds no personal data.</summary>
public sealed class SubmissionEntity : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    /// <summary>The path the file was delivered under.</summary>
    public string BlobName { get; set; } = "";

    /// <summary>A <see cref="Lifecycle"/> by name.</summary>
    public string Lifecycle { get; set; } = "";

    /// <summary>An outcome by name, once validated.</summary>
    public string? Outcome { get; set; }

    public string? Sha256 { get; set; }

    /// <summary>When the file was written to the inbox (UTC).</summary>
    public DateTimeOffset ReceivedAt { get; set; }

    /// <summary>When the lifecycle last changed (UTC).</summary>
    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>How often the delivery was begun; more than once after a crash or a fault.</summary>
    public int Attempts { get; set; }

    /// <summary>The earlier submission of the same content that answers for this one.</summary>
    public string? DuplicateOf { get; set; }
}
