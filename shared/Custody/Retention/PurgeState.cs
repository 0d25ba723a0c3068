using Azure.Data.Tables;

namespace Pipeline.Custody;

/// <summary>Rows <c>purge|{dataset}|{period}</c>: how far the destruction of a period's files is.</summary>
static class PurgeState
{
    public const string Prefix = "purge";

    public static string RowKey(RetentionEntry entry) => $"{Prefix}|{entry.Dataset}|{entry.Period}";

    public static TableEntity Row(RetentionEntry entry, CustodyAction state, PurgeScope scope) => new($"{entry.Agency}", RowKey(entry))
    {
        ["Dataset"] = $"{entry.Dataset}",
        ["Period"] = $"{entry.Period}",
        ["State"] = $"{state}",
        ["Scope"] = $"{scope}",
        ["Submissions"] = entry.Submissions.Count,
    };

    /// <summary>Whether a destruction was begun and has not ended.</summary>
    public static bool IsOpen(TableEntity row) => row.GetString("State") == nameof(CustodyAction.DestructionBegun);

    /// <summary>Whether all that is to go has gone: later submissions of the period are to go too.</summary>
    public static bool IsDone(TableEntity row, RetentionEntry entry, PurgeScope scope) =>
        !IsOpen(row) && row.GetString("Scope") == $"{scope}" && row.GetInt32("Submissions") == entry.Submissions.Count;
}
