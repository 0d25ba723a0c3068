namespace Pipeline.Protocols.Comparing;

/// <summary>Which columns came and went, and what changed in those that stayed.</summary>
static class ColumnSetComparison
{
    public static void Add(Protocol before, Protocol after, Changes changes)
    {
        var byPosition = after.Dialect.Match == ColumnMatch.ByPosition;
        // A column that is still sent is then one that the protocol does not name.
        var stillSent = byPosition || after.Dialect.ExtraColumns == ExtraColumns.Error ? ChangeKind.Major : ChangeKind.Minor;
        foreach (var gone in before.Columns.ExceptBy(after.Columns.Select(c => c.Name), c => c.Name)) changes.Add(stillSent, Place(gone), "is gone");
        foreach (var fresh in after.Columns.ExceptBy(before.Columns.Select(c => c.Name), c => c.Name))
            changes.Add(fresh.Required || byPosition ? ChangeKind.Major : ChangeKind.Minor, Place(fresh), fresh.Required ? "is new and required" : "is new");
        foreach (var (old, now) in before.Columns.Join(after.Columns, c => c.Name, c => c.Name, (old, now) => (old, now))) ColumnComparison.Add(old, now, Place(now), changes);

        var (order, newOrder) = (Common(before, after), Common(after, before));
        if (!order.SequenceEqual(newOrder)) changes.Add(byPosition ? ChangeKind.Major : ChangeKind.Patch, "columns", $"stand in the order {string.Join(", ", newOrder)}");
        changes.Demand("key", "different", Key(before), Key(after));
    }

    static string Place(Column column) => $"column {column.Name}";

    static string? Key(Protocol protocol) => protocol.Key.Count == 0 ? null : string.Join(", ", protocol.Key.Select(c => c.Name).Order(StringComparer.Ordinal));

    static List<string> Common(Protocol protocol, Protocol other) => [.. protocol.Columns.Select(c => c.Name).Intersect(other.Columns.Select(c => c.Name))];
}
