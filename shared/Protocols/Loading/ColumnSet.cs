namespace Pipeline.Protocols.Loading;

/// <summary>What must hold between the columns of a table.</summary>
static class ColumnSet
{
    /// <returns>The columns marked <c>primaryKey</c>, by position.</returns>
    public static IReadOnlyList<Column> CheckAndFindKey(Node? table, IReadOnlyList<Column> columns)
    {
        if (table?["properties"] is not { } properties) return [];
        if (columns.Count == 0) properties.ReportValue("at least one column");
        CheckHeaders(properties.Items, columns);
        return Key(properties, columns);
    }

    // Two columns that claim the same header text would make a file's header ambiguous.
    static void CheckHeaders(IReadOnlyList<Node> nodes, IReadOnlyList<Column> columns)
    {
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < columns.Count; i++)
            foreach (var header in columns[i].Aliases.Prepend(columns[i].Name).Where(h => h.Length > 0))
                if (!taken.Add(header)) nodes[i].Report($"'{header}' a second time", "names and aliases that differ in more than case");
    }

    static IReadOnlyList<Column> Key(Node properties, IReadOnlyList<Column> columns)
    {
        var nodes = properties.Items;
        var key = new SortedDictionary<long, Column>();
        for (var i = 0; i < columns.Count; i++)
        {
            if (nodes[i]["primaryKey"]?.Boolean != true)
            {
                nodes[i]["primaryKeyPosition"]?.Report("a position in the key", "primaryKey: true beside it");
                continue;
            }
            if (!columns[i].Required) nodes[i].Report("a key column that may be empty", "required: true");
            var position = nodes[i]["primaryKeyPosition"]?.Integer ?? 0;
            if (!key.TryAdd(position, columns[i])) nodes[i].Report($"a second key column at position {position}", "each position once");
        }
        if (!key.Keys.SequenceEqual(Enumerable.Range(1, key.Count).Select(i => (long)i)))
            properties.Report($"the key positions {string.Join(", ", key.Keys)}", "1, 2, 3 and so on");
        return [.. key.Values];
    }
}
