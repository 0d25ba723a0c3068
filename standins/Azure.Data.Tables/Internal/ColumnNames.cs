namespace Azure.Data.Tables;

/// <summary>Names that the service gives a meaning.</summary>
static class ColumnNames
{
    public const string ETag = "odata.etag";

    public const string Metadata = "odata.metadata";

    /// <summary>After a column's name: the name of the member that tells the column's type.</summary>
    public const string TypeSuffix = "@odata.type";

    /// <summary>The service keeps these; they are read but never written.</summary>
    public static bool IsKeptByService(string name) => name is ETag or nameof(ITableEntity.Timestamp) or nameof(ITableEntity.ETag);
}
