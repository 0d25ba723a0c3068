using Azure;
using Azure.Data.Tables;
using Azure.Data.Tables.Models;

namespace Pipeline.Audit;

/// <summary>
/// Writes the streams of one table. An event, the stream's head and the state rows that the event is about are one transaction, so there is
/// no change without its event and no event without its change. Events are only ever added.
/// </summary>
public sealed class AuditTrail(TableServiceClient tables, string table, TimeProvider clock)
{
    const int MostDoublings = 6;
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);

    readonly TableClient _table = tables.GetTableClient(table);

    /// <summary>Adds an event that no state row goes with.</summary>
    /// <exception cref="InvalidDataException">As of <see cref="WriteAsync"/>.</exception>
    public async Task<AuditEvent> AppendAsync(string stream, AuditEntry entry, CancellationToken ct) =>
        (await WriteAsync(stream, _ => Task.FromResult<AuditedChange?>(new(entry, [])), ct))!;

    /// <summary>Changes state rows of a stream's partition and adds the event that says so. When another writer was first, all is done again.</summary>
    /// <param name="prepare">
    /// Reads the rows and says what becomes of them, conditional on their ETags; null when there is nothing to change. Called for each attempt.
    /// </param>
    /// <returns>The event as written; null when there was nothing to change.</returns>
    /// <exception cref="InvalidOperationException">The change cannot be written with an event; see <see cref="AuditedChange"/>.</exception>
    /// <exception cref="InvalidDataException">The stream's head is spoilt: nothing is added to a chain that is broken.</exception>
    public async Task<AuditEvent?> WriteAsync(string stream, Func<CancellationToken, Task<AuditedChange?>> prepare, CancellationToken ct)
    {
        for (var attempt = 0; ; attempt++)
        {
            // The head comes first: a change of any row moves it on, so rows read after it are those that its ETag stands for.
            var head = await StreamHead.ReadAsync(_table, stream, ct);
            if (head.Number < 0)
                throw new InvalidDataException($"The head of stream '{stream}' in table '{table}' cannot be read. Verify the stream, and restore the table.");
            if (await prepare(ct) is not { } change) return null;
            change.Check(stream);
            var e = AuditEvent.Following(stream, head, change.Entry, clock.GetUtcNow());
            try
            {
                await _table.SubmitTransactionAsync(
                    [.. change.Rows, new(TableTransactionActionType.Add, EventRow.Of(e)), head.MoveTo(e)], ct);
                return e;
            }
            catch (RequestFailedException failure) when (WasFirst(failure))
            {
                // A transaction whose answer was lost is sent again and then finds itself.
                if (await IsThereAsync(e, ct)) return e;
            }
            await Task.Delay(Pause * (Random.Shared.NextDouble() * (1 << Math.Min(attempt, MostDoublings))), ct);
        }
    }

    static bool WasFirst(RequestFailedException failure) =>
        failure.Status == 412 || failure.ErrorCode == TableErrorCode.EntityAlreadyExists;

    async Task<bool> IsThereAsync(AuditEvent e, CancellationToken ct)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(e.Stream, AuditRows.Event(e.Number), cancellationToken: ct);
        return found.HasValue && EventRow.TryRead(found.Value!, out var there, out _) && there.Hash == e.Hash;
    }
}
