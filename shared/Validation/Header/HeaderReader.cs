using System.Security.Cryptography;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Finds the delimiter and the protocol's columns in the first line.</summary>
sealed class HeaderReader(Protocol protocol, FindingLog log)
{
    const int LookAhead = 8 * 1024;
    const int MostLinesAbove = 30;
    static readonly char[] CommonDelimiters = [',', ';', '\t', '|'];

    readonly Dictionary<string, Column> _columns = Names(protocol);

    // Of this drop alone, so that nothing can be told from hashes but which values of it are equal.
    readonly byte[] _maskKey = RandomNumberGenerator.GetBytes(32);

    /// <summary>
    /// Whether more text must be seen before the first line can be judged: it lacks columns that must be there, so that the header may stand below.
    /// </summary>
    /// <param name="end">Where the first line ends in the text.</param>
    public bool LooksFurther(ReadOnlySpan<byte> text, int end) => text.Length - end < LookAhead && !HasRequired(text[..end]);

    /// <summary>The header, or null when the rows cannot be read under it; findings say why.</summary>
    /// <param name="below">What follows the line, as far as it is known.</param>
    public Header? Read(ReadOnlySpan<byte> line, ReadOnlySpan<byte> below)
    {
        if (!HasRequired(line) && FindBelow(line, below) is > 0 and var at)
        {
            log.Report(HeaderRules.Below(at), line: at);
            return null;
        }
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
        var slots = protocol.Columns.Select((c, place) => new ColumnSlot(c, FieldOf(c, place, labels), new(c, _maskKey))).ToList();
        CheckLabels(labels);
        foreach (var missing in slots.Where(s => s.Field < 0 && (s.Column.Required || IsByPosition)))
            log.Report(HeaderRules.Missing(missing.Column), line: 1);
        return log.HasFatal ? null : new(delimiter, labels.Count, slots) { Labels = labels };
    }

    int FieldOf(Column column, int place, List<string> labels)
    {
        var field = labels.FindIndex(l => Find(l) == column);
        if (IsByPosition && field >= 0 && field != place)
            log.Report(HeaderRules.OutOfPlace(column, place), line: 1, cell: SheetCell.Name(field, 1), value: Shorten(labels[field]));
        return field;
    }

    bool HasRequired(ReadOnlySpan<byte> line)
    {
        var labels = HeaderText.Split(line, BestOf([.. protocol.Dialect.Delimiters, .. CommonDelimiters], line, out _));
        return protocol.Columns.All(c => !c.Required || labels.Any(l => Find(l) == c));
    }

    /// <summary>The line that names more of the columns than the first does, and no fewer than two; 0 when there is none.</summary>
    long FindBelow(ReadOnlySpan<byte> line, ReadOnlySpan<byte> below)
    {
        BestOf(CommonDelimiters, line, out var most);
        most = Math.Max(most, 1);
        var (found, number) = (0L, 1 + TextLines.CountEnds(line));
        var rest = below[..Math.Min(below.Length, LookAhead)];
        for (var lines = 0; lines < MostLinesAbove && !rest.IsEmpty; lines++, number++)
        {
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r') is var at and >= 0 ? at : rest.Length;
            BestOf(CommonDelimiters, rest[..end], out var known);
            if (known > most) (found, most) = (number, known);
            rest = end == rest.Length ? [] : rest[(end + TextLines.EndLength(rest, end))..];
        }
        return found;
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
                    log.Report(rule, HeaderRules.NoSuch(Shorten(label)), 1, cell, Shorten(label));
            }
            else if (label != column.Name) log.Report(HeaderRules.Alias(column), line: 1, cell: cell, value: Shorten(label));
        }
    }

    bool IsByPosition => protocol.Dialect.Match == ColumnMatch.ByPosition;

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
