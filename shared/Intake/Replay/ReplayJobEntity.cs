using Azure;
using Azure.Data.Tables;

namespace Pipeline.Intake.Replay;

/// <summary>A dataset's replay, or its dry run, in table <c>replays</c>: partition <c>job</c>, row = its id. Written once its items are.</summary>
public sealed record ReplayJobEntity : ITableEntity
{
    internal const string Partition = "job";

    public string PartitionKey { get; set; } = Partition;

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string Agency { get; set; } = "";

    public string Dataset { get; set; } = "";

    public bool IsDryRun { get; set; }

    /// <summary>A <see cref="ReplayJobState"/> by name.</summary>
    public string State { get; set; } = nameof(ReplayJobState.Running);

    /// <summary>Null of a dry run.</summary>
    public string? Reason { get; set; }

    /// <summary>The operator's opaque id.</summary>
    public string Actor { get; set; } = "";

    public DateTimeOffset CreatedAt { get; set; }

    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>What the replay must be asked with: of a dry run that is done, else null.</summary>
    public string? Fingerprint { get; set; }
}

/// <summary>How far a dataset's replay is.</summary>
public enum ReplayJobState
{
    Running,
    Done,
}

/// <summary>One submission of a dataset's replay: partition = the job's id, row = <c>{ticks of receipt}|{submission}</c>, the oldest first.</summary>
public sealed record ReplayItemEntity : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    /// <summary>A <see cref="ReplayItemState"/> by name.</summary>
    public string State { get; set; } = nameof(ReplayItemState.Pending);

    /// <summary>The <see cref="ReplayPreview"/> as JSON, once it is known.</summary>
    public string? Preview { get; set; }

    public string? Fingerprint { get; set; }

    /// <summary>Why nothing was done, in a sentence.</summary>
    public string? Says { get; set; }

    /// <summary>How often it ended with a fault of the system.</summary>
    public int Faults { get; set; }

    // A method, so that it is no column.
    public string Submission() => RowKey[(RowKey.IndexOf('|') + 1)..];
}

/// <summary>What became of a submission in a dataset's replay.</summary>
public enum ReplayItemState
{
    Pending,
    Done,
    /// <summary>It would have changed something else than the dry run showed, and was left as it is.</summary>
    Changed,
    /// <summary>It cannot be replayed.</summary>
    Refused,
    /// <summary>Every attempt ended with a fault of the system.</summary>
    Failed,
}
