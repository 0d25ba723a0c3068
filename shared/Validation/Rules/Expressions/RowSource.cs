using Pipeline.Protocols;
using Pipeline.Protocols.Expressions;

namespace Pipeline.Validation;

/// <summary>Everything that expressions over some rows may name. One for each thread, as what is compiled on it.</summary>
/// <param name="Columns">By name.</param>
/// <param name="Days">The drop's own.</param>
/// <param name="Capacity">Most rows of a block.</param>
sealed record RowSource(IReadOnlyDictionary<string, RowColumn> Columns, DropDays Days, int Capacity)
{
    /// <summary>The columns of the earlier row of the same key, which stands at the same place of its block.</summary>
    public IReadOnlyDictionary<string, RowColumn> Previous { get; init; } = new Dictionary<string, RowColumn>();

    /// <exception cref="ArgumentException">There is no such column.</exception>
    public RowColumn Find(Expression expression) => expression switch
    {
        Expression.Column column when Columns.TryGetValue(column.Name, out var found) => found,
        Expression.PreviousColumn column when Previous.TryGetValue(column.Name, out var found) => found,
        _ => throw new ArgumentException($"The rows have no column for {ExpressionText.Of(expression)}.", nameof(expression)),
    };

    public ValueKind KindOf(Expression expression) =>
        ValueKinds.KindOf(expression, name => (Columns.GetValueOrDefault(name) ?? Previous[name]).Column.Type);

    /// <summary>The columns that an expression reads, each once.</summary>
    public RowColumn[] ReadBy(Expression expression) => [.. ExpressionText.Columns(expression).Select(Find).Distinct()];
}
