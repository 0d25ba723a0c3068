using Azure.Core;

namespace Azure.Data.Tables;

/// <summary>A call to the service, apart from address, authentication and transport.</summary>
/// <param name="Path">Relative to the account's endpoint, escaped.</param>
sealed record TableRequest(RequestMethod Method, string Path)
{
    /// <summary>Escaped, from the question mark on, or empty.</summary>
    public string Query { get; init; } = "";

    public string? IfMatch { get; init; }

    public ReadOnlyMemory<byte>? Body { get; init; }

    public string ContentType { get; init; } = "application/json";

    /// <summary>Asks the service not to send back what it was sent.</summary>
    public bool WithoutEcho { get; init; }

    /// <summary>A status that is an answer here and not a failure.</summary>
    public int? Tolerated { get; init; }

    public static TableRequest CreateTable(string name) => new(RequestMethod.Post, "Tables")
    {
        Body = JsonBody.TableName(name),
        WithoutEcho = true,
    };

    public static TableRequest DeleteTable(string name) =>
        new(RequestMethod.Delete, $"Tables('{Key(name)}')") { Tolerated = 404 };

    public static TableRequest QueryTables(string? filter, int? top, string? continuation) => new(RequestMethod.Get, "Tables")
    {
        Query = QueryOf(("$filter", filter), ("$top", top), ("NextTableName", continuation)),
    };

    public static TableRequest Insert(string table, ITableEntity entity) => new(RequestMethod.Post, table)
    {
        Body = EntityWriter.Write(entity),
        WithoutEcho = true,
    };

    /// <summary>Without an ETag the row is added when it is missing; with one it must be there.</summary>
    public static TableRequest Write(string table, ITableEntity entity, TableUpdateMode mode, ETag ifMatch) =>
        new(mode switch
        {
            TableUpdateMode.Merge => RequestMethod.Patch,
            TableUpdateMode.Replace => RequestMethod.Put,
            _ => throw new ArgumentException($"There is no update mode {mode}.", nameof(mode)),
        }, Row(table, entity.PartitionKey, entity.RowKey))
        {
            Body = EntityWriter.Write(entity),
            IfMatch = ifMatch == default ? null : ifMatch.ToString(),
        };

    public static TableRequest Delete(string table, string partitionKey, string rowKey, ETag ifMatch) =>
        new(RequestMethod.Delete, Row(table, partitionKey, rowKey))
        {
            IfMatch = (ifMatch == default ? ETag.All : ifMatch).ToString(),
            Tolerated = 404,
        };

    public static TableRequest Get(string table, string partitionKey, string rowKey, IEnumerable<string>? select) =>
        new(RequestMethod.Get, Row(table, partitionKey, rowKey)) { Query = QueryOf(("$select", Columns(select))) };

    public static TableRequest QueryRows(string table, string? filter, int? top, IEnumerable<string>? select, string? continuation)
    {
        var next = continuation?.Split(' ', 2) ?? [];
        return new(RequestMethod.Get, $"{table}()")
        {
            Query = QueryOf(
                ("$filter", filter), ("$top", top), ("$select", Columns(select)),
                ("NextPartitionKey", Part(next, 0)), ("NextRowKey", Part(next, 1))),
        };
    }

    // The service sends a partition without a row when a page ends with the partition.
    static string? Part(string[] continuation, int index) => continuation.ElementAtOrDefault(index) is { Length: > 0 } part ? part : null;

    static string Row(string table, string partitionKey, string rowKey) =>
        $"{table}(PartitionKey='{Key(partitionKey)}',RowKey='{Key(rowKey)}')";

    static string Key(string key)
    {
        ArgumentNullException.ThrowIfNull(key);
        return Uri.EscapeDataString(key.Replace("'", "''", StringComparison.Ordinal));
    }

    static string? Columns(IEnumerable<string>? select) => select is null ? null : string.Join(',', select);

    static string QueryOf(params IEnumerable<(string Name, object? Value)> parts)
    {
        var set = parts.Where(part => part.Value is not null)
            .Select(part => $"{Uri.EscapeDataString(part.Name)}={Uri.EscapeDataString(part.Value!.ToString()!)}");
        return string.Join('&', set) is { Length: > 0 } query ? $"?{query}" : "";
    }
}
