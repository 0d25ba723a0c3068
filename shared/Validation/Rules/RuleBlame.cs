using Pipeline.Protocols;
using Pipeline.Protocols.Expressions;

namespace Pipeline.Validation;

/// <summary>
/// Tells which cells of a row that breaks a rule are to be looked at: those of the parts of the rule that do not hold, and of them first the
/// empty ones that the rule wants filled. A part of which texts alone do not tell whether it holds counts as one that does not.
/// </summary>
sealed class RuleBlame
{
    readonly Expression[] _parts;
    readonly string[] _reasons;

    /// <param name="rule">Over one row.</param>
    public RuleBlame(RowRule rule)
    {
        var body = rule is { When: not null, Assert: Expression.Or { Left: Expression.Not, Right: var then } } ? then : rule.Assert;
        _parts = [.. Conjuncts(body)];
        _reasons = rule.When is null ? [] : [.. ColumnsOf(rule.When)];
    }

    /// <summary>The columns of the rule and what each has to do with the failure, those to look at first before the others.</summary>
    /// <param name="columns">All that the rule reads, in the order shown.</param>
    /// <param name="cell">Gives a cell's text by the column's name.</param>
    public IReadOnlyList<(string Column, CellPart Part)> Judge(IReadOnlyList<string> columns, Func<string, string> cell)
    {
        var row = new RowTruth(cell);
        Expression[] broken = [.. _parts.Where(row.MayBeFalse)];
        if (broken.Length == 0) broken = _parts;
        var read = broken.SelectMany(ColumnsOf).ToHashSet();
        var empty = broken.SelectMany(b => Demanded(b, wanted: true)).Where(c => cell(c).Length == 0).ToHashSet();
        return [.. columns.Select(c => (Column: c, Part: PartOf(c))).OrderBy(c => c.Part)];

        CellPart PartOf(string column) =>
            empty.Contains(column) ? CellPart.Fill
            : read.Contains(column) ? CellPart.Broken
            : _reasons.Contains(column) ? CellPart.Reason
            : CellPart.Sound;
    }

    static IEnumerable<Expression> Conjuncts(Expression expression) =>
        expression is Expression.And and ? [.. Conjuncts(and.Left), .. Conjuncts(and.Right)] : [expression];

    /// <summary>The columns that must have a value for the expression to be as wanted.</summary>
    static IEnumerable<string> Demanded(Expression expression, bool wanted) => expression switch
    {
        Expression.Not not => Demanded(not.Operand, !wanted),
        Expression.And and => [.. Demanded(and.Left, wanted), .. Demanded(and.Right, wanted)],
        Expression.Or or => [.. Demanded(or.Left, wanted), .. Demanded(or.Right, wanted)],
        Expression.IsNull isNull when isNull.Negated == wanted => ColumnsOf(isNull.Operand),
        _ => [],
    };

    static IEnumerable<string> ColumnsOf(Expression expression) => ExpressionText.Columns(expression).OfType<Expression.Column>().Select(c => c.Name);
}
