using System.Globalization;
using Pipeline.Protocols;

namespace Pipeline.SampleGenerator;

/// <summary>
/// Spoils good rows, each in one way. The kind that has waited longest comes first, so that a small file shows all that its rows can take.
/// </summary>
sealed class FaultInjector
{
    readonly List<(string Kind, Func<Row, Row, SampleFault?> Spoil)> _kinds;
    readonly Protocol _protocol;
    readonly HashSet<string> _needed;
    readonly int[] _used;

    public FaultInjector(Protocol protocol, IReadOnlyList<(string Rule, Func<Row, bool> Break)> breaks)
    {
        _protocol = protocol;
        _needed = [.. protocol.RowRules.SelectMany(r => Needed(r.Assert))];
        var key = protocol.Key.Select(c => c.Name).ToHashSet();
        _kinds =
        [
            // A required cell is empty.
            ("required", Cell(c => c.Required && !key.Contains(c.Name), (_, _) => "")),
            // Not a number, date or boolean.
            ("type", Cell(c => c.Type != LogicalType.String, (c, _) => c.Type == LogicalType.Date ? "2026-02-30" : "unknown")),
            ("range", Cell(c => c.Maximum is not null && c.Type != LogicalType.Date, (c, _) => $"{c.Maximum + 1}")),
            ("values", Cell(c => c.ValidValues is not null, (_, _) => "?")),
            ("codelist", Cell(c => c.Codelist is not null, (_, text) => $"{text}X")),
            // An identifier's last character was typed twice.
            ("pattern", Cell(c => c.Pattern is not null && !key.Contains(c.Name), (_, text) => $"{text}{text[^1]}")),
            // An identifier went through a spreadsheet.
            ("spreadsheet", Cell(c => c.Pattern is not null, (_, _) => "1.23457E+11")),
            ("scale", Cell(c => c.Scale is not null, (c, _) => "100000." + new string('1', c.Scale!.Value + 1))),
            // The last good row before once more: with its key alone the row might break a rule too.
            ("key", (row, last) =>
            {
                foreach (var column in protocol.Columns) row[column.Name] = last[column.Name];
                return new(0, "", "key", "");
            }),
            ("missing-cell", (_, _) => new(0, protocol.Columns[^1].Name, "missing-cell", "")),
            ("extra-cell", (_, _) => new(0, "", "extra-cell", "")),
            .. breaks.Select(b => ("rule", (Func<Row, Row, SampleFault?>)((row, _) => b.Break(row) ? new(0, "", "rule", b.Rule) : null))),
        ];
        _used = new int[_kinds.Count];
    }

    /// <summary>Spoils <paramref name="row"/> and says how many cells to write of it.</summary>
    /// <param name="last">The last good row before.</param>
    public (SampleFault? Fault, int Width) Spoil(Row row, Row last, long line)
    {
        // The kind used least: one that few rows can take gets its turn when such a row comes.
        foreach (var next in Enumerable.Range(0, _kinds.Count).OrderBy(k => _used[k]))
        {
            var (kind, spoil) = _kinds[next];
            if (spoil(row, last) is not { } fault) continue;
            _used[next]++;
            var width = _protocol.Columns.Count + kind switch { "missing-cell" => -1, "extra-cell" => 1, _ => 0 };
            return (fault with { Line = line, Kind = kind }, width);
        }
        return (null, _protocol.Columns.Count);
    }

    // Takes the columns in turn too. An empty cell is left alone: filling it could break a rule as well. So could a cell that cannot be read
    // and counts as empty, where a rule asks for a value.
    Func<Row, Row, SampleFault?> Cell(Func<Column, bool> belongs, Func<Column, string, string> spoil)
    {
        var columns = _protocol.Columns.Where(c => belongs(c) && !_needed.Contains(c.Name)).ToList();
        var turn = 0;
        return (row, _) =>
        {
            for (var tried = 0; tried < columns.Count; tried++)
            {
                var column = columns[turn++ % columns.Count];
                if (row[column.Name] is not { Length: > 0 } text) continue;
                row[column.Name] = string.Create(CultureInfo.InvariantCulture, $"{spoil(column, text)}");
                return new(0, column.Name, "", "");
            }
            return null;
        };
    }

    // Under a not, what asks for no value asks for one.
    static IEnumerable<string> Needed(Expression expression, bool holds = true) => expression switch
    {
        Expression.IsNull { Operand: Expression.Column column } isNull when isNull.Negated == holds => [column.Name],
        Expression.Not not => Needed(not.Operand, !holds),
        Expression.And and => Needed(and.Left, holds).Concat(Needed(and.Right, holds)),
        Expression.Or or => Needed(or.Left, holds).Concat(Needed(or.Right, holds)),
        _ => [],
    };
}
