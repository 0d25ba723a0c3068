namespace Pipeline.Protocols;

/// <summary>Compares a measure per group with the same group in an earlier accepted drop. At least one of the three tests is set.</summary>
/// <param name="Where">Rows that count; null for all.</param>
/// <param name="GroupBy">None: the drop is one group.</param>
/// <param name="RatioWithin">Where the measure now by the measure then must lie.</param>
/// <param name="Mad">Greatest distance k: with r = ln(now / then) per group and m the median of r, |r - m| must not exceed k * 1.4826 * MAD, where MAD
/// is the median of |r - m|. Groups whose measure is not above zero in both drops take no part.</param>
/// <param name="MinCell">A group is compared only when it has at least so many rows in one of the two drops.</param>
/// <param name="NewOrVanished">Whether a group with at least <paramref name="MinCell"/> rows in one drop and none in the other breaks the rule.</param>
public sealed record AggregateRule(
    RuleTerms Terms, Measure Measure, Expression? Where, IReadOnlyList<Grouping> GroupBy, Baseline Compare, Band? RatioWithin, decimal? Mad, int MinCell,
    bool NewOrVanished) : DropRule(Terms);

/// <summary>The drop that a figure is compared with.</summary>
public enum Baseline
{
    PreviousPeriod,
    /// <summary>The same month, quarter or half of the year before.</summary>
    SameMonthLastYear,
}

/// <summary>
/// Stock and flows must agree: rows in stock now = rows in stock in the previous accepted drop + inflows - outflows of this drop.
/// </summary>
/// <param name="Inflow">Conditions over this drop's rows; a row counts once for each that is true.</param>
/// <param name="Outflow">The same, for what left the stock.</param>
/// <param name="TolerancePercent">Greatest difference, in percent of the stock expected.</param>
public sealed record StockFlowRule(
    RuleTerms Terms, Expression Stock, IReadOnlyList<Expression> Inflow, IReadOnlyList<Expression> Outflow, decimal TolerancePercent) : DropRule(Terms);
