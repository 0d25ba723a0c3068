using System.Text.Json;
using Azure.Data.Tables.Models;

namespace Azure.Data.Tables;

/// <summary>The service's JSON around entities.</summary>
static class JsonBody
{
    public static ReadOnlyMemory<byte> TableName(string name) =>
        JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["TableName"] = name });

    public static T Entity<T>(Response response) where T : class, ITableEntity
    {
        using var json = JsonDocument.Parse(response.Content);
        return EntityReader.Read<T>(json.RootElement);
    }

    public static Page<T> Entities<T>(Response response) where T : class, ITableEntity
    {
        var row = Header(response, "x-ms-continuation-NextRowKey");
        var token = Header(response, "x-ms-continuation-NextPartitionKey") is { } partition ? $"{partition} {row}" : null;
        return PageOf(response, token, EntityReader.Read<T>);
    }

    public static Page<TableItem> Tables(Response response) => PageOf(
        response, Header(response, "x-ms-continuation-NextTableName"),
        static json => new TableItem(json.GetProperty("TableName").GetString()!));

    static Page<T> PageOf<T>(Response response, string? token, Func<JsonElement, T> read)
    {
        using var json = JsonDocument.Parse(response.Content);
        return Page<T>.FromValues([.. json.RootElement.GetProperty("value").EnumerateArray().Select(read)], token, response);
    }

    static string? Header(Response response, string name) => response.Headers.TryGetValue(name, out var value) ? value : null;
}
