using Pipeline.Protocols.Expressions;
using Pipeline.Reference;

namespace Pipeline.Protocols;

/// <summary>
/// What this drop counts must be what another dataset's accepted drop of the same period counts, group by group: two registers that see the same
/// cases from both sides.
/// </summary>
/// <param name="Here">Counted in this drop.</param>
/// <param name="There">Counted in the other; read over the columns of its protocol.</param>
/// <param name="TolerancePercent">How far a group's figure here may be from the one there, in percent of the latter.</param>
/// <param name="MinMatch">Least share of the compared groups that must agree, 0 to 1.</param>
/// <param name="MinCell">A group is compared only when it has at least so many rows in one of the two drops.</param>
public sealed record MirrorRule(
    RuleTerms Terms, CountedRows Here, AgencyId Agency, DatasetId Dataset, CountedRows There, decimal TolerancePercent, decimal MinMatch, int MinCell)
    : DropRule(Terms)
{
    /// <summary>Why <see cref="There"/> cannot be counted under a version of the other protocol, in a sentence; null when it can.</summary>
    public Wording? Misfit(Protocol other)
    {
        try
        {
            There.Check(other.Columns);
            return null;
        }
        catch (ExpressionException problem)
        {
            return new(
                $"Under {other} it cannot be counted: found {problem.Found}, expected {problem.Expected}.",
                $"Sous {other}, l'autre côté ne peut pas être compté : ses colonnes ne vont plus avec cette règle.");
        }
    }
}

/// <summary>What is counted, or summed, of which rows and by what.</summary>
/// <param name="Measure">A <see cref="MeasureKind.Count"/> or a <see cref="MeasureKind.Sum"/>.</param>
/// <param name="Where">Rows that count; null for all.</param>
/// <param name="GroupBy">None: the rows are one group.</param>
public sealed record CountedRows(Measure Measure, Expression? Where, IReadOnlyList<Grouping> GroupBy)
{
    /// <exception cref="ExpressionException">An expression does not fit the columns.</exception>
    internal void Check(IReadOnlyList<Column> columns)
    {
        if (Where is not null) new ExpressionChecker(columns, withPrevious: false).CheckWholeCondition(Where);
        if (Measure.Of is { } of) new ExpressionChecker(columns, withPrevious: false).CheckWholeValue(of, numeric: true);
        foreach (var grouping in GroupBy) new ExpressionChecker(columns, withPrevious: false).CheckWholeValue(grouping.Value, numeric: false);
    }
}
