using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Finds the delimiter and the protocol's columns in the first line.</summary>
sealed class HeaderReader(Protocol protocol, FindingLog log)
{
    static readonly char[] CommonDelimiters = [',', ';', '\t', '|'];

    readonly Dictionary<string, Column> _columns = Names(protocol);

    /// <summary>The header, or null when the rows cannot be read under it; findings say why.</summary>
    public Header? Read(ReadOnlySpan<byte> line)
    {
        var delimiter = BestOf(protocol.Dialect.Delimiters, line, out var known);
        var other = BestOf(CommonDelimiters, line, out var knownToOther);
        if (knownToOther > known && !protocol.Dialect.Delimiters.Contains(other))
        {
            log.Report(HeaderRules.Delimiter(protocol.Dialect.Delimiters, other), line: 1);
            return null;
        }
        var labels = HeaderText.Split(line, delimiter);
        if (known == 0)
        {
            log.Report(HeaderRules.NoHeader(protocol), line: 1);
            return null;
        }
        var slots = protocol.Columns.Select(c => new ColumnSlot(c, labels.FindIndex(l => Find(l) == c))).ToList();
        CheckLabels(labels);
        foreach (var missing in slots.Where(s => s is { Field: < 0, Column.Required: true })) log.Report(HeaderRules.Missing(missing.Column), line: 1);
        return log.HasFatal ? null : new(delimiter, labels.Count, slots);
    }

    void CheckLabels(List<string> labels)
    {
        var seen = new HashSet<string>();
        for (var i = 0; i < labels.Count; i++)
        {
            var (label, column, cell) = (labels[i], Find(labels[i]), SheetCell.Name(i, 1));
            var folded = HeaderText.Fold(label);
            if (folded.Length == 0) log.Report(HeaderRules.Blank(), line: 1, cell: cell);
            else if (!seen.Add(column?.Name ?? folded)) log.Report(HeaderRules.Duplicate(column), line: 1, cell: cell, value: Shorten(label));
            else if (column is null)
            {
                if (HeaderRules.Unknown(protocol.Dialect.ExtraColumns) is { } rule)
                    log.Report(rule, $"The protocol has no column '{Shorten(label)}'.", 1, cell, Shorten(label));
            }
            else if (label != column.Name) log.Report(HeaderRules.Alias(column), line: 1, cell: cell, value: Shorten(label));
        }
    }

    char BestOf(IReadOnlyList<char> delimiters, ReadOnlySpan<byte> line, out int known)
    {
        var best = (Delimiter: delimiters[0], Known: -1, Count: 0);
        foreach (var delimiter in delimiters)
        {
            var labels = HeaderText.Split(line, delimiter);
            var found = labels.Count(l => Find(l) is not null);
            if ((found, labels.Count).CompareTo((best.Known, best.Count)) > 0) best = (delimiter, found, labels.Count);
        }
        known = best.Known;
        return best.Delimiter;
    }

    Column? Find(string label) => _columns.GetValueOrDefault(HeaderText.Fold(label));

    static string Shorten(string label) => label.Length <= Mask.MostChars ? label : label[..Mask.MostChars] + "…";

    static Dictionary<string, Column> Names(Protocol protocol)
    {
        var names = new Dictionary<string, Column>();
        foreach (var column in protocol.Columns) names[HeaderText.Fold(column.Name)] = column;
        foreach (var column in protocol.Columns)
            foreach (var alias in column.Aliases) names.TryAdd(HeaderText.Fold(alias), column);
        return names;
    }
}
