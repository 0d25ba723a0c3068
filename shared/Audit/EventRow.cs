using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Azure.Data.Tables;

namespace Pipeline.Audit;

/// <summary>An event as a row of the table. Every column is text, and is hashed as it stands.</summary>
static class EventRow
{
    static readonly string[] Columns =
    [
        nameof(AuditEvent.At), nameof(AuditEvent.Id), nameof(AuditEvent.Actor), nameof(AuditEvent.Action), nameof(AuditEvent.Subject),
        nameof(AuditEvent.Details), nameof(AuditEvent.PreviousHash), nameof(AuditEvent.Hash),
    ];

    static readonly string[] OfTheService = [nameof(ITableEntity.PartitionKey), nameof(ITableEntity.RowKey), nameof(ITableEntity.Timestamp)];

    public static TableEntity Of(AuditEvent e) => new(e.Stream, AuditRows.Event(e.Number))
    {
        [nameof(e.At)] = AuditHash.TimeText(e.At),
        [nameof(e.Id)] = e.Id.ToString("D"),
        [nameof(e.Actor)] = e.Actor,
        [nameof(e.Action)] = e.Action,
        [nameof(e.Subject)] = e.Subject,
        [nameof(e.Details)] = Text(e.Details),
        [nameof(e.PreviousHash)] = e.PreviousHash,
        [nameof(e.Hash)] = e.Hash,
    };

    /// <summary>Reads a row that is written exactly as <see cref="Of"/> writes it; otherwise <paramref name="mistake"/> ends a sentence about the event.</summary>
    public static bool TryRead(TableEntity row, [NotNullWhen(true)] out AuditEvent? e, [NotNullWhen(false)] out string? mistake)
    {
        e = null;
        mistake = null;
        if (AuditRows.NumberOf(row.RowKey) is not { } number) mistake = "has a row key that no event has";
        else if (row.Keys.FirstOrDefault(key => !Columns.Contains(key) && !IsOfTheService(key)) is { } foreign)
            mistake = $"has a column '{foreign}' that events do not have";
        else if (Columns.FirstOrDefault(column => !row.TryGetValue(column, out var value) || value is not string) is { } missing)
            mistake = $"has no text in column '{missing}'";
        else if (!AuditHash.TryParseTime(Column(row, nameof(e.At)), out var at)) mistake = "has a time that is not written as times are";
        else if (!Guid.TryParseExact(Column(row, nameof(e.Id)), "D", out var id) || id.ToString("D") != Column(row, nameof(e.Id)))
            mistake = "has an id that is not written as ids are";
        else if (Details(Column(row, nameof(e.Details))) is not { } details) mistake = "has details that are not written as details are";
        else
            e = new(row.PartitionKey, number, at, id, Column(row, nameof(e.Actor)), Column(row, nameof(e.Action)), Column(row, nameof(e.Subject)),
                details, Column(row, nameof(e.PreviousHash)), Column(row, nameof(e.Hash)));
        return mistake is null;
    }

    // No column has a dot in its name; what the service tells about a row has.
    static bool IsOfTheService(string key) => OfTheService.Contains(key) || key.StartsWith("odata.", StringComparison.Ordinal);

    static string Column(TableEntity row, string name) => (string)row[name];

    static string Text(IReadOnlyDictionary<string, string> details) =>
        JsonSerializer.Serialize(new SortedDictionary<string, string>(details.ToDictionary(), StringComparer.Ordinal));

    static SortedDictionary<string, string>? Details(string text)
    {
        try
        {
            var read = JsonSerializer.Deserialize<Dictionary<string, string>>(text);
            return read is not null && read.Values.All(value => value is not null) && Text(read) == text ? new(read, StringComparer.Ordinal) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
