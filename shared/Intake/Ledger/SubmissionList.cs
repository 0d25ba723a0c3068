using Azure.Data.Tables;
using Pipeline.Reference;

namespace Pipeline.Intake.Ledger;

/// <summary>Lists submissions, the newest received first, from the index rows of one agency or several.</summary>
public sealed class SubmissionList(TableServiceClient tables)
{
    readonly TableClient _table = tables.GetTableClient(SubmissionLedger.TableName);

    /// <summary>One page. Each agency's index is read from the page's start on, and no further than the page goes.</summary>
    public async Task<SubmissionPage> ListAsync(SubmissionFilter filter, int limit, SubmissionCursor? after, CancellationToken ct)
    {
        // One more than the page tells whether there is another.
        var ofAgencies = await Task.WhenAll(filter.Agencies.Distinct().Select(agency => FirstAsync(agency, filter, limit + 1, after, ct)));
        var rows = ofAgencies.SelectMany(r => r).OrderBy(SubmissionIndex.Place, StringComparer.Ordinal).Take(limit + 1).ToList();
        return new([.. rows.Take(limit).Select(ListedSubmission.Of)], rows.Count > limit ? new(SubmissionIndex.Place(rows[limit - 1])) : null);
    }

    async Task<List<SubmissionEntity>> FirstAsync(AgencyId agency, SubmissionFilter filter, int count, SubmissionCursor? after, CancellationToken ct)
    {
        var rows = new List<SubmissionEntity>();
        await foreach (var row in _table.QueryAsync<SubmissionEntity>(filter.ToOData(agency, after?.Place), maxPerPage: count, cancellationToken: ct))
        {
            rows.Add(row);
            if (rows.Count == count) break;
        }
        return rows;
    }
}

/// <summary>Which submissions are listed. What is null is not asked for.</summary>
/// <param name="Agencies">Those whose submissions are looked through; <see cref="AgencyId.Unknown"/> holds those of nobody known.</param>
/// <param name="ReceivedFrom">The earliest time of receipt.</param>
/// <param name="ReceivedTo">Times of receipt are before this.</param>
public sealed record SubmissionFilter(
    IReadOnlyCollection<AgencyId> Agencies,
    DatasetId? Dataset = null,
    ReferencePeriod? Period = null,
    string? Outcome = null,
    Lifecycle? Lifecycle = null,
    DateTimeOffset? ReceivedFrom = null,
    DateTimeOffset? ReceivedTo = null)
{
    internal string ToOData(AgencyId agency, string? after)
    {
        var filter = SubmissionIndex.Range(agency, ReceivedFrom, ReceivedTo, after);
        if (Dataset is { } dataset) filter += TableClient.CreateQueryFilter($" and Dataset eq {dataset.ToString()}");
        if (Period is { } period) filter += TableClient.CreateQueryFilter($" and Period eq {period.ToString()}");
        if (Outcome is { } outcome) filter += TableClient.CreateQueryFilter($" and Outcome eq {outcome}");
        if (Lifecycle is { } lifecycle) filter += TableClient.CreateQueryFilter($" and Lifecycle eq {lifecycle.ToString()}");
        return filter;
    }
}

/// <summary>Where the next page begins: after this place of the list.</summary>
public sealed record SubmissionCursor
{
    internal SubmissionCursor(string place) => Place = place;

    internal string Place { get; }

    /// <summary>The cursor as text for a caller to send back: base64 for addresses, without meaning of its own.</summary>
    public override string ToString() => Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(Place)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Reads a cursor; null when the text is none.</summary>
    public static SubmissionCursor? TryParse(string text)
    {
        var bytes = new byte[text.Length];
        var base64 = text.Replace('-', '+').Replace('_', '/');
        if (!Convert.TryFromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='), bytes, out var length)) return null;
        var place = System.Text.Encoding.ASCII.GetString(bytes, 0, length);
        return SubmissionIndex.IsPlace(place) ? new(place) : null;
    }
}

/// <summary>A page of the list.</summary>
/// <param name="Next">Where the next page begins; null after the last.</param>
public sealed record SubmissionPage(IReadOnlyList<ListedSubmission> Items, SubmissionCursor? Next);
