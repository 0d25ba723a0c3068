using System.Globalization;
using Azure.Data.Tables;
using Pipeline.Audit;
using Pipeline.Reference;

namespace Pipeline.Custody;

/// <summary>Why files are kept beyond their retention.</summary>
public enum HoldKind
{
    /// <summary>A court or an authority asks for them.</summary>
    Legal,
    /// <summary>They are needed to find out about a breach.</summary>
    Incident,
}

/// <summary>Forbids that files of an agency are destroyed.</summary>
/// <param name="Dataset">Null for all of the agency.</param>
/// <param name="Period">Null for all.</param>
/// <param name="Reference">The case or incident: a code without blanks, no person's name.</param>
/// <param name="PlacedBy">The pseudonym of the account.</param>
/// <param name="Until">The last day on which it holds.</param>
public sealed record Hold(
    string Id, AgencyId Agency, DatasetId? Dataset, ReferencePeriod? Period, HoldKind Kind, string Reference, string PlacedBy, DateOnly Until)
{
    internal const string Prefix = "hold";

    /// <summary>Whether it covers files of this dataset and period on that day.</summary>
    public bool Covers(AgencyId agency, DatasetId dataset, ReferencePeriod period, DateOnly today) =>
        today <= Until && agency == Agency && (Dataset is null || Dataset == dataset) && (Period is null || Period == period);

    internal TableEntity ToEntity() => new($"{Agency}", $"{Prefix}|{Id}")
    {
        ["Dataset"] = Dataset?.ToString() ?? "",
        ["Period"] = Period?.ToString() ?? "",
        ["Kind"] = $"{Kind}",
        ["Reference"] = Reference,
        ["PlacedBy"] = PlacedBy,
        ["Until"] = Day(Until),
    };

    internal static Hold Of(TableEntity row) => new(
        row.RowKey[(Prefix.Length + 1)..], AgencyId.Parse(row.PartitionKey),
        row.GetString("Dataset") is { Length: > 0 } dataset ? DatasetId.Parse(dataset) : null,
        row.GetString("Period") is { Length: > 0 } period ? ReferencePeriod.Parse(period) : null,
        Enum.Parse<HoldKind>(row.GetString("Kind")!), row.GetString("Reference")!, row.GetString("PlacedBy")!,
        DateOnly.ParseExact(row.GetString("Until")!, "yyyy-MM-dd", CultureInfo.InvariantCulture));

    internal AuditEntry Entry(CustodyAction action, string actor) => AuditEntry.Of(actor, action, Id,
    [
        new("dataset", Dataset?.ToString()), new("period", Period?.ToString()), new("kind", $"{Kind}"), new("reference", Reference), new("until", Day(Until)),
    ]);

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

/// <summary>Places and ends holds, and says which stand.</summary>
public sealed class Holds(CustodyLog log)
{
    /// <summary>Places a hold. What is being destroyed already cannot be held: it is refused.</summary>
    /// <returns>Whether it stands.</returns>
    /// <exception cref="ArgumentException">The reference is no code, or the place no opaque id.</exception>
    public async Task<bool> PlaceAsync(Hold hold, CancellationToken ct)
    {
        var entry = hold.Entry(CustodyAction.HoldPlaced, hold.PlacedBy);
        // Read within the transaction: a destruction that begins meanwhile finds the hold, or this finds the destruction.
        return await log.Trail.WriteAsync($"{hold.Agency}", async token =>
        {
            foreach (var purge in await log.ListAsync(hold.Agency, PurgeState.Prefix, token))
                if (PurgeState.IsOpen(purge) && (hold.Dataset is null || $"{hold.Dataset}" == purge.GetString("Dataset"))
                    && (hold.Period is null || $"{hold.Period}" == purge.GetString("Period"))) return null;
            return new(entry, [new(TableTransactionActionType.UpsertReplace, hold.ToEntity())]);
        }, ct) is not null;
    }

    /// <summary>Ends a hold before its day.</summary>
    /// <returns>False when there is none of that id.</returns>
    public async Task<bool> ReleaseAsync(AgencyId agency, string id, string actor, CancellationToken ct) =>
        await log.Trail.WriteAsync($"{agency}", async token => await log.FindAsync(agency, $"{Hold.Prefix}|{id}", token) is { } row
            ? new(Hold.Of(row).Entry(CustodyAction.HoldReleased, actor), [new(TableTransactionActionType.Delete, row, row.ETag)])
            : null, ct) is not null;

    /// <summary>Every hold, those that have run out too.</summary>
    public async Task<IReadOnlyList<Hold>> ListAsync(AgencyId? agency, CancellationToken ct) => [.. (await log.ListAsync(agency, Hold.Prefix, ct)).Select(Hold.Of)];
}
