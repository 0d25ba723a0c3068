using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

/// <summary>
/// Rows that were never in a file, for expressions to read: values are null, string, decimal, double, DateOnly or bool, in the order of the
/// columns, and then those of the earlier row if there is one.
/// </summary>
sealed class ExpressionTable(IReadOnlyList<Column> columns, IReadOnlyList<object?[]> rows)
{
    public IReadOnlyList<Truth> Evaluate(Expression expression)
    {
        var result = new Truth[rows.Count];
        new ConditionCompiler(Source()).Compile(expression).Evaluate(result);
        return result;
    }

    public RowSource Source() => new(Columns(0), new(TestProtocol.Period, TestProtocol.Came), rows.Count)
    {
        Previous = rows.All(r => r.Length == 2 * columns.Count) ? Columns(columns.Count) : new Dictionary<string, RowColumn>(),
    };

    Dictionary<string, RowColumn> Columns(int first) => columns.Index().ToDictionary(c => c.Item.Name, c => Make(c.Item, [.. rows.Select(r => r[first + c.Index])]));

    static RowColumn Make(Column column, object?[] values)
    {
        CellState[] states = [.. values.Select(v => v is null ? CellState.Null : CellState.Valid)];
        if (column.Type != LogicalType.String) return new(column, states, [.. values.Select(v => Bits(column, v))]);
        // Every second field is another text's, as in rows of two cells.
        var (bytes, fields) = (new List<byte>(), new List<Field>());
        foreach (var value in values)
        {
            var text = Encoding.UTF8.GetBytes((string?)value ?? "junk");
            fields.AddRange([new(0, 0), new(bytes.Count, text.Length)]);
            bytes.AddRange(text);
        }
        return new(column, states, []) { Texts = new([.. bytes], [.. fields], 1, 2) };
    }

    static long Bits(Column column, object? value) => value switch
    {
        null => -1,
        DateOnly day => day.DayNumber,
        bool flag => flag ? 1 : 0,
        double number => BitConverter.DoubleToInt64Bits(number),
        _ => (long)((decimal)value * (decimal)Math.Pow(10, column.Scale ?? 0)),
    };
}
