using System.Runtime.Serialization;
using Azure;
using Azure.Data.Tables;

namespace Pipeline.Tables.Tests;

public enum PermitStatus
{
    Open,
    Closed,
}

/// <summary>A class with a column of every type.</summary>
public sealed class PermitEntity : ITableEntity
{
    public string PartitionKey { get; set; } = "";

    public string RowKey { get; set; } = "";

    public DateTimeOffset? Timestamp { get; set; }

    public ETag ETag { get; set; }

    public string? Text { get; set; }

    public int Int32 { get; set; }

    public long Int64 { get; set; }

    public ulong Unsigned { get; set; }

    public double Double { get; set; }

    public bool Boolean { get; set; }

    public DateTimeOffset Offset { get; set; }

    public DateTime Time { get; set; }

    public Guid Id { get; set; }

    public byte[]? Bytes { get; set; }

    public BinaryData? Data { get; set; }

    public PermitStatus Status { get; set; }

    public PermitStatus? OptionalStatus { get; set; }

    public long? Optional { get; set; }

    public int[] this[int index] => [index];

    public string Derived => $"{Text}!";

    [DataMember(Name = "renamed")]
    public string? Named { get; set; }

    [IgnoreDataMember]
    public string? Ignored { get; set; }
}

/// <summary>A class whose keys are hidden behind the interface.</summary>
public sealed class HiddenKeys : ITableEntity
{
    string ITableEntity.PartitionKey { get; set; } = "p";

    string ITableEntity.RowKey { get; set; } = "r";

    DateTimeOffset? ITableEntity.Timestamp { get; set; }

    ETag ITableEntity.ETag { get; set; }

    public string? Text { get; set; }
}
