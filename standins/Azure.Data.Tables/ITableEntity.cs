namespace Azure.Data.Tables;

/// <summary>A row of a table. Public properties of the class become columns.</summary>
public interface ITableEntity
{
    string PartitionKey { get; set; }

    string RowKey { get; set; }

    /// <summary>When the service last wrote the row; never sent.</summary>
    DateTimeOffset? Timestamp { get; set; }

    /// <summary>Changes with every write; never sent as a column.</summary>
    ETag ETag { get; set; }
}
