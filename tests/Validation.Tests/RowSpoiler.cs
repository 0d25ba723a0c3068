using System.Globalization;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation.Tests;

/// <summary>Puts into cells what rules turn on: nothing, the bounds, the constants of rules and what lies beside them, another cell of the row.</summary>
sealed class RowSpoiler
{
    readonly Protocol _protocol;
    readonly Random _random;
    readonly Dictionary<Column, string[]> _values;

    public RowSpoiler(ProtocolCatalog catalog, Protocol protocol, ReferencePeriod period, int seed)
    {
        (_protocol, _random) = (protocol, new(seed));
        var constants = protocol.RowRules.SelectMany(r => Constants(r.Assert)).Distinct().ToList();
        _values = protocol.Columns.ToDictionary(c => c, c => (string[])[.. Values(c).Distinct()]);

        IEnumerable<string> Values(Column column) => column.Type switch
        {
            LogicalType.Boolean => ["true", "false"],
            LogicalType.Date => constants.OfType<DateOnly>().Concat([period.Start, period.End])
                .SelectMany(d => (DateOnly[])[d.AddDays(-1), d, d.AddDays(1)]).Select(d => d.ToString(column.DateFormat, CultureInfo.InvariantCulture)),
            LogicalType.String => (column.ValidValues ?? []).Concat(constants.OfType<string>())
                .Concat(column.Codelist is { } list ? catalog.CodelistInForce(list, period.End).Items.Keys : []),
            _ => constants.OfType<decimal>().Concat([column.Minimum ?? 0, column.Maximum ?? 1_000, 0, 1])
                .SelectMany(n => (decimal[])[n - Step(column), n, n + Step(column)]).Select(n => Write(column, n)),
        };
    }

    /// <summary>Changes some cells of a row, or none.</summary>
    public string Spoil(string line)
    {
        var delimiter = _protocol.Dialect.Delimiters[0];
        var cells = line.Split(delimiter);
        if (cells.Length != _protocol.Columns.Count) return line;
        for (var changes = _random.Next(5); changes > 0; changes--)
        {
            var at = _random.Next(cells.Length);
            cells[at] = Pick(_protocol.Columns[at], cells);
        }
        return string.Join(delimiter, cells);
    }

    string Pick(Column column, string[] cells)
    {
        if (_random.Next(4) == 0) return "";
        var alike = _protocol.Columns.Index().Where(c => c.Item.Type == column.Type && cells[c.Index].Length > 0).ToList();
        if (alike.Count > 0 && _random.Next(3) == 0) return cells[alike[_random.Next(alike.Count)].Index];
        var values = _values[column];
        return values.Length == 0 ? "" : values[_random.Next(values.Length)];
    }

    static decimal Step(Column column) => column.Scale is { } scale ? new decimal(1, 0, 0, false, (byte)scale) : 1;

    string Write(Column column, decimal number) =>
        number.ToString(column.Type == LogicalType.Integer ? "0" : "0.##################", CultureInfo.InvariantCulture)
            .Replace('.', _protocol.Dialect.Decimal);

    static IEnumerable<object> Constants(Expression expression) => expression switch
    {
        Expression.Text text => [text.Value],
        Expression.Number number => [number.Value],
        Expression.Date date => [date.Value],
        Expression.Not not => Constants(not.Operand),
        Expression.And and => [.. Constants(and.Left), .. Constants(and.Right)],
        Expression.Or or => [.. Constants(or.Left), .. Constants(or.Right)],
        Expression.Compare compare => [.. Constants(compare.Left), .. Constants(compare.Right)],
        Expression.Arithmetic arithmetic => [.. Constants(arithmetic.Left), .. Constants(arithmetic.Right)],
        Expression.In list => [.. Constants(list.Operand), .. list.Values.SelectMany(Constants)],
        Expression.Call call => call.Arguments.SelectMany(Constants),
        Expression.Like like => Constants(like.Operand),
        Expression.IsNull isNull => Constants(isNull.Operand),
        _ => [],
    };
}
