using System.Globalization;
using Azure.Data.Tables;
using Pipeline.Reference;

namespace Pipeline.Intake.Ledger;

/// <summary>
/// A second row per submission, in the same partition and transaction, whose key sorts the newest first:
/// <c>_newest|{ticks to the end of time}|{id}</c>. It has all columns of the first, so that a list is read from it alone. Its prefix sorts
/// before every submission's own row, which begins with a letter.
/// </summary>
static class SubmissionIndex
{
    const string Prefix = "_newest|";
    // The sign after the bar.
    const string End = "_newest}";

    public static TableTransactionAction Action(SubmissionEntity row) =>
        new(TableTransactionActionType.UpsertReplace, row with { RowKey = Prefix + Place(row.ReceivedAt, row.RowKey), ETag = default });

    /// <summary>Where a submission stands in the list, over all agencies.</summary>
    public static string Place(DateTimeOffset receivedAt, string id) => $"{Ticks(receivedAt)}|{id}";

    /// <summary>Where a row of the index stands in the list.</summary>
    public static string Place(SubmissionEntity row) => row.RowKey[Prefix.Length..];

    /// <summary>The submission that a row of the index is about.</summary>
    public static SubmissionId Submission(SubmissionEntity row) => SubmissionId.Parse(row.RowKey[(row.RowKey.LastIndexOf('|') + 1)..]);

    /// <summary>An OData filter for the rows of an agency's index, the newest first.</summary>
    /// <param name="from">The earliest time of receipt, or null.</param>
    /// <param name="to">Times of receipt are before this, or null.</param>
    /// <param name="after">The place of the last row that was given already, or null.</param>
    public static string Range(AgencyId agency, DateTimeOffset? from, DateTimeOffset? to, string? after)
    {
        // Later times have smaller keys: what is before `to` comes after every row of that very time.
        var first = to is { } before ? $"{Prefix}{Ticks(before)}}}" : Prefix;
        if (after is not null && string.CompareOrdinal(Prefix + after, first) > 0) first = Prefix + after;
        var last = from is { } earliest ? $"{Prefix}{Ticks(earliest)}}}" : End;
        return $"PartitionKey eq '{agency}' and RowKey gt '{first}' and RowKey lt '{last}'";
    }

    /// <summary>Whether a text is a place as <see cref="Place(SubmissionEntity)"/> gives it.</summary>
    public static bool IsPlace(string text) =>
        text.Split('|') is [{ Length: 19 } ticks, var id] && ticks.All(char.IsAsciiDigit) && SubmissionId.TryParse(id, null, out _);

    static string Ticks(DateTimeOffset time) => (DateTimeOffset.MaxValue.UtcTicks - time.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
}
