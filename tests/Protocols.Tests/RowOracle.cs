using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Reference;

namespace Pipeline.Protocols.Tests;

/// <summary>The plainest reading of a protocol for a drop that comes on the day it is due, one row at a time: what samples are checked with, and nothing to do with how drops are.</summary>
sealed class RowOracle(ProtocolCatalog catalog, Protocol protocol, ReferencePeriod period)
{
    /// <summary>Columns whose cell is wrong, and ids of the row rules broken.</summary>
    public IEnumerable<string> Complaints(string line)
    {
        var cells = line.Split(protocol.Dialect.Delimiters[0]);
        return cells.Length == protocol.Columns.Count ? Complaints(protocol.Columns.Zip(cells).ToDictionary(c => c.First.Name, c => c.Second)) : ["cells"];
    }

    /// <summary>The same for cells by column; an absent one is empty.</summary>
    public IEnumerable<string> Complaints(IReadOnlyDictionary<string, string> row)
    {
        var values = new Dictionary<string, object?>();
        var wrong = new List<string>();
        foreach (var column in protocol.Columns)
        {
            var cell = row.GetValueOrDefault(column.Name, "");
            var value = protocol.Dialect.Nulls.Contains(cell) ? null : Read(column, cell);
            if (value is null && (column.Required || !protocol.Dialect.Nulls.Contains(cell))) wrong.Add(column.Name);
            values[column.Name] = value;
        }
        // A rule says nothing about a cell that is wrong by itself.
        return [.. wrong, .. protocol.RowRules
            .Where(r => !r.Fields.Intersect(wrong).Any() && new ExpressionOracle(name => values[name], period, protocol.DueOn(period)).IsTrue(r.Assert) == false).Select(r => r.Id)];
    }

    object? Read(Column column, string cell) => column.Type switch
    {
        LogicalType.String => IsText(column, cell) ? cell : null,
        LogicalType.Boolean => cell switch { "true" => true, "false" => false, _ => null },
        LogicalType.Date => DateOnly.TryParseExact(cell, column.DateFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            && InRange(column, date.DayNumber) ? date : null,
        _ => decimal.TryParse(cell, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            && InRange(column, number) && number.Scale <= (column.Type == LogicalType.Integer ? 0 : column.Scale ?? 20) ? number : null,
    };

    bool IsText(Column column, string cell) =>
        (column.ValidValues?.Contains(cell) ?? true)
        && (column.Codelist is null || catalog.CodelistInForce(column.Codelist, period.End).Contains(cell))
        && (column.Pattern is null || Regex.IsMatch(cell, column.Pattern))
        && cell.Length >= (column.MinLength ?? 0) && cell.Length <= (column.MaxLength ?? int.MaxValue);

    static bool InRange(Column column, decimal value) =>
        (column.Minimum is not { } low || (column.MinimumIsExclusive ? value > low : value >= low))
        && (column.Maximum is not { } high || (column.MaximumIsExclusive ? value < high : value <= high));
}
