using System.Globalization;
using Azure;
using Azure.Data.Tables;

namespace Pipeline.Coordination;

/// <summary>
/// Table <c>notices</c>: partition = agency, row = <c>{kind}|{dataset}|{period}</c>, so that nothing is said twice. Nobody is mailed: what a
/// notice says about an agency is for those who may read it, so whatever tells people says only that there is something to read.
/// </summary>
public sealed class NoticeBoard(TableServiceClient tables)
{
    public const string TableName = "notices";

    readonly TableClient _table = tables.GetTableClient(TableName);

    /// <summary>Writes a notice, unless it has been written before.</summary>
    /// <returns>Whether it is new.</returns>
    public async Task<bool> PostAsync(Notice notice, CancellationToken ct)
    {
        try
        {
            await _table.AddEntityAsync(ToEntity(notice), ct);
            return true;
        }
        catch (RequestFailedException e) when (e.Status == 409)
        {
            return false;
        }
    }

    /// <summary>All notices, newest first; of one agency when it is given.</summary>
    public async Task<IReadOnlyList<Notice>> ListAsync(string? agency, CancellationToken ct)
    {
        var all = new List<Notice>();
        await foreach (var entity in _table.QueryAsync<TableEntity>(agency is null ? null : $"PartitionKey eq '{agency}'", cancellationToken: ct))
            all.Add(FromEntity(entity));
        return [.. all.OrderByDescending(n => n.At).ThenBy(n => n.DueOn).ThenBy(n => n.Text, StringComparer.Ordinal)];
    }

    static TableEntity ToEntity(Notice notice) => new(notice.Agency, $"{notice.Kind}|{notice.Dataset}|{notice.Period}")
    {
        ["DueOn"] = notice.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ["DaysPastDue"] = notice.DaysPastDue,
        ["At"] = notice.At,
        ["Text"] = notice.Text,
    };

    static Notice FromEntity(TableEntity entity)
    {
        var key = entity.RowKey.Split('|');
        return new(
            key[0], entity.PartitionKey, key[1], key[2], DateOnly.ParseExact(entity.GetString("DueOn")!, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            entity.GetInt32("DaysPastDue")!.Value, entity.GetDateTimeOffset("At")!.Value, entity.GetString("Text")!);
    }
}
