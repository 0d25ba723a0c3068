using Pipeline.Protocols;
using Pipeline.Protocols.Expressions;

namespace Pipeline.Validation;

/// <summary>
/// The rows of a block that count for a rule: those whose cells, as far as the rule reads them, broke no rule of their column, and for which
/// the rule's own condition is true.
/// </summary>
sealed class RowFilter
{
    readonly Condition? _where;
    readonly RowColumn[] _reads;
    readonly Truth[] _truths;
    readonly int[] _rows;

    /// <param name="reads">Columns that the rule reads besides those of its condition.</param>
    public RowFilter(RowSource source, Expression? where, IEnumerable<string> reads)
    {
        _where = where is null ? null : new ConditionCompiler(source).Compile(where);
        _reads = [.. reads.Concat(where is null ? [] : ColumnsOf(where)).Distinct().Select(name => source.Columns[name])];
        (_truths, _rows) = (new Truth[source.Capacity], new int[source.Capacity]);
    }

    /// <summary>Names of this drop's columns that an expression reads.</summary>
    public static IEnumerable<string> ColumnsOf(Expression expression) =>
        ExpressionText.Columns(expression).OfType<Expression.Column>().Select(c => c.Name).Distinct();

    /// <summary>The rows that count, of the first <paramref name="rows"/> of the block at hand. Holds until the next time.</summary>
    public ReadOnlySpan<int> Select(int rows)
    {
        var truths = _truths.AsSpan(0, rows);
        if (_where is null) truths.Fill(Truth.True);
        else _where.Evaluate(truths);
        new SoundRows(_reads).SetAside(truths);
        var count = 0;
        for (var row = 0; row < rows; row++)
        {
            _rows[count] = row;
            if (truths[row] == Truth.True) count++;
        }
        return _rows.AsSpan(0, count);
    }
}
