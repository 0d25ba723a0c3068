using Azure.Data.Tables;

namespace Pipeline.Custody;

/// <summary>Rows <c>purge|{dataset}|{period}</c>: how far the destruction of a period's files is.</summary>
static class PurgeState
{
    public const string Prefix = "purge";

    public static string RowKey(PurgeTarget target) => $"{Prefix}|{target.Dataset}|{target.Period}";

    public static TableEntity Row(PurgeTarget target, CustodyAction state) => new($"{target.Agency}", RowKey(target))
    {
        ["Dataset"] = $"{target.Dataset}",
        ["Period"] = $"{target.Period}",
        ["State"] = $"{state}",
        ["Scope"] = $"{target.Scope}",
        ["Submissions"] = target.Members.Count,
    };

    /// <summary>Whether a destruction was begun and has not ended.</summary>
    public static bool IsOpen(TableEntity row) => row.GetString("State") == nameof(CustodyAction.DestructionBegun);

    /// <summary>Whether all that is to go has gone: later members of the period are to go too.</summary>
    public static bool IsDone(TableEntity row, PurgeTarget target) =>
        !IsOpen(row) && row.GetString("Scope") == $"{target.Scope}" && row.GetInt32("Submissions") == target.Members.Count;
}
