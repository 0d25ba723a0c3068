using System.Globalization;
using System.Text.RegularExpressions;

namespace Pipeline.Protocols.Tests;

/// <summary>The plainest reading of a protocol, one row at a time: what samples are checked with, and nothing to do with how drops are.</summary>
sealed class RowOracle(ProtocolCatalog catalog, Protocol protocol, DateOnly day)
{
    /// <summary>Columns whose cell is wrong, and ids of the row rules broken.</summary>
    public IEnumerable<string> Complaints(string line)
    {
        var cells = line.Split(protocol.Dialect.Delimiters[0]);
        if (cells.Length != protocol.Columns.Count) return ["cells"];
        var values = new Dictionary<string, object?>();
        var wrong = new List<string>();
        foreach (var (column, cell) in protocol.Columns.Zip(cells))
        {
            var value = protocol.Dialect.Nulls.Contains(cell) ? null : Read(column, cell);
            if (value is null && (column.Required || !protocol.Dialect.Nulls.Contains(cell))) wrong.Add(column.Name);
            values[column.Name] = value;
        }
        return [.. wrong, .. protocol.RowRules.Where(r => IsTrue(r.Assert, values) == false).Select(r => r.Id)];
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
        && (column.Codelist is null || catalog.CodelistInForce(column.Codelist, day).Contains(cell))
        && (column.Pattern is null || Regex.IsMatch(cell, column.Pattern))
        && cell.Length >= (column.MinLength ?? 0) && cell.Length <= (column.MaxLength ?? int.MaxValue);

    static bool InRange(Column column, decimal value) => value >= (column.Minimum ?? value) && value <= (column.Maximum ?? value);

    static bool? IsTrue(Expression expression, Dictionary<string, object?> row) => expression switch
    {
        Expression.And and => IsTrue(and.Left, row) & IsTrue(and.Right, row),
        Expression.Or or => IsTrue(or.Left, row) | IsTrue(or.Right, row),
        Expression.Not not => !IsTrue(not.Operand, row),
        Expression.IsNull isNull => Value(isNull.Operand, row) is null != isNull.Negated,
        Expression.In list => Value(list.Operand, row) is { } value
            ? list.Values.Any(v => value.Equals(Value(v, row))) != list.Negated
            : null,
        Expression.Compare compare => Compare(compare.Operator, Value(compare.Left, row), Value(compare.Right, row)),
        _ => (bool?)Value(expression, row),
    };

    static bool? Compare(Comparison comparison, object? left, object? right)
    {
        if (left is null || right is null) return null;
        var order = ((IComparable)left).CompareTo(right);
        return comparison switch
        {
            Comparison.Equal => order == 0,
            Comparison.NotEqual => order != 0,
            Comparison.Less => order < 0,
            Comparison.LessOrEqual => order <= 0,
            Comparison.Greater => order > 0,
            _ => order >= 0,
        };
    }

    static object? Value(Expression expression, Dictionary<string, object?> row) => expression switch
    {
        Expression.Column column => row[column.Name],
        Expression.Text text => text.Value,
        Expression.Number number => number.Value,
        Expression.Date date => date.Value,
        _ => throw new InvalidOperationException($"{expression}"),
    };
}
