using Azure.Data.Tables;
using Pipeline.Audit;
using Pipeline.Governance;
using Pipeline.Reference;

namespace Pipeline.Diaspora;

/// <summary>On which day actions of the coordination mechanism were done: their record holds how far they are, and their trail since when.</summary>
public sealed class ClosedActions(TableServiceClient tables)
{
    readonly AuditReader _trail = new(tables, GovernanceRecords.TableName);

    /// <summary>The day of Rwanda's calendar, by action; of one that was opened again the last.</summary>
    public async Task<IReadOnlyDictionary<string, DateOnly>> ReadAsync(CancellationToken ct)
    {
        var closed = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
        foreach (var e in await _trail.ReadAsync($"{Register.Actions}".ToLowerInvariant(), 1, int.MaxValue, ct))
        {
            if (e.Details.GetValueOrDefault("status") != $"{ActionStatus.Done}") closed.Remove(e.Subject);
            else closed.TryAdd(e.Subject, RwandaTime.DayOf(e.At));
        }
        return closed;
    }
}
