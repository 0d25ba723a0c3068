namespace Pipeline.Protocols;

/// <summary>Looks at how the values of one column are spread.</summary>
/// <param name="Where">Rows that count; null for all.</param>
/// <param name="Threshold">Value of the test above which the rule is broken, 0 to 1.</param>
/// <param name="MinRows">With fewer values that are not null the rule is not put.</param>
public sealed record DistributionRule(
    RuleTerms Terms, DistributionTest Test, string Column, Expression? Where, decimal Threshold, int MinRows) : DropRule(Terms);

public enum DistributionTest
{
    /// <summary>Mean absolute deviation of the shares of first digits 1 to 9 from log10(1 + 1/d), over values above zero (Nigrini 2012).</summary>
    Benford,
    /// <summary>Mean absolute deviation of the shares of the last whole digits 0 to 9 from one tenth.</summary>
    LastDigit,
    /// <summary>Share of the commonest value.</summary>
    Heaping,
}

/// <summary>A number must not be far from what is usual in its group.</summary>
/// <param name="Within">Where the value by the median of its group must lie.</param>
/// <param name="MinGroup">Smaller groups are not judged.</param>
public sealed record RatioRule(
    RuleTerms Terms, string Column, Expression? Where, IReadOnlyList<Grouping> GroupBy, Band Within, int MinGroup, Tolerance? Tolerate) : DropRule(Terms);

/// <summary>Rows that agree in all the columns named are the same case twice, even under different keys. A null agrees with nothing.</summary>
public sealed record NearDuplicateRule(
    RuleTerms Terms, IReadOnlyList<string> Columns, Expression? Where, Tolerance? Tolerate) : DropRule(Terms);
