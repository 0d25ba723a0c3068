using System.Text.Json;
using Azure.Data.Tables;
using Pipeline.Audit;

namespace Pipeline.OccupationsInDemand;

/// <summary>What can happen to the list and its reviews: the actions of the audit trail of table <c>occupationsindemand</c>.</summary>
public enum ListEvent
{
    RoundOpened,
    EvidenceAdded,
    SurveyAdded,
    Recommended,
    Decided,
    Deferred,
    Published,
    /// <summary>The annex of a list that had force of law already was loaded.</summary>
    Imported,
}

/// <summary>A row of the table: a version, a round or a review, with what stands in it as JSON.</summary>
/// <param name="Entity">As it was read, for a change on the condition that nobody else made one.</param>
sealed record Kept<T>(T Record, TableEntity Entity);

/// <summary>
/// Table <c>occupationsindemand</c>: one partition and stream, <c>list</c>, so that the way of a list stands in one order. Rows <c>version|{day}</c>,
/// <c>round|{quarter}</c> and <c>review|{quarter}|{isco08}</c>, each with its record as JSON. Every change is one transaction with its event.
/// </summary>
public sealed class InDemandRows(TableServiceClient tables, TimeProvider clock)
{
    public const string TableName = "occupationsindemand";

    /// <summary>The stream of the audit trail, which is the partition.</summary>
    public const string Stream = "list";

    /// <summary>A text of the table service has at most 32,768 characters.</summary>
    internal const int LongestDocument = 32_000;

    const string Document = "Document";

    readonly TableClient _table = tables.GetTableClient(TableName);

    internal AuditTrail Trail { get; } = new(tables, TableName, clock);

    internal Task<IReadOnlyList<Kept<VersionRecord>>> VersionsAsync(CancellationToken ct) => ListAsync<VersionRecord>("version|", ct);

    internal Task<IReadOnlyList<Kept<ReviewRound>>> RoundsAsync(CancellationToken ct) => ListAsync<ReviewRound>("round|", ct);

    internal Task<IReadOnlyList<Kept<OccupationReview>>> ReviewsAsync(string quarter, CancellationToken ct) => ListAsync<OccupationReview>($"review|{quarter}|", ct);

    internal Task<Kept<ReviewRound>?> FindRoundAsync(string quarter, CancellationToken ct) => FindAsync<ReviewRound>($"round|{quarter}", ct);

    internal Task<Kept<OccupationReview>?> FindReviewAsync(string quarter, string isco08, CancellationToken ct) =>
        FindAsync<OccupationReview>($"review|{quarter}|{isco08}", ct);

    internal static TableTransactionAction Add(VersionRecord version) => Write($"version|{version.Id}", version, null);

    internal static TableTransactionAction Write(ReviewRound round, TableEntity? before) => Write($"round|{round.Quarter}", round, before);

    internal static TableTransactionAction Write(OccupationReview review, TableEntity? before) => Write($"review|{review.Quarter}|{review.Isco08}", review, before);

    static TableTransactionAction Write<T>(string key, T record, TableEntity? before)
    {
        var row = new TableEntity(Stream, key) { [Document] = JsonSerializer.Serialize(record, Documents.Json) };
        return before is null ? new(TableTransactionActionType.Add, row) : new(TableTransactionActionType.UpdateReplace, row, before.ETag);
    }

    async Task<IReadOnlyList<Kept<T>>> ListAsync<T>(string prefix, CancellationToken ct)
    {
        var rows = new List<Kept<T>>();
        // The sign after the bar ends the range.
        var filter = $"PartitionKey eq '{Stream}' and RowKey ge '{prefix}' and RowKey lt '{prefix[..^1]}}}'";
        await foreach (var row in _table.QueryAsync<TableEntity>(filter, cancellationToken: ct)) rows.Add(Read<T>(row));
        return rows;
    }

    async Task<Kept<T>?> FindAsync<T>(string key, CancellationToken ct)
    {
        var found = await _table.GetEntityIfExistsAsync<TableEntity>(Stream, key, cancellationToken: ct);
        return found.HasValue ? Read<T>(found.Value!) : null;
    }

    static Kept<T> Read<T>(TableEntity row) => new(JsonSerializer.Deserialize<T>(row.GetString(Document)!, Documents.Json)!, row);
}

/// <summary>What the table holds of a version: its content lies in a blob of its hash.</summary>
public sealed record VersionRecord(string Id, string Sha256, int Entries, string? Round, DateTimeOffset PublishedAt, string PublishedBy, string Account);
