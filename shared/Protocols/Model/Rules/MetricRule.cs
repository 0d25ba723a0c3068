namespace Pipeline.Protocols;

/// <summary>A library metric of ODCS: a count over the whole drop that must meet a threshold.</summary>
/// <param name="Columns">The column counted in; for duplicates the columns taken together; none for the number of rows.</param>
/// <param name="Texts">For <see cref="Metric.MissingValues"/> the texts that count as missing; for <see cref="Metric.InvalidValues"/> the only valid
/// ones. Empty: the protocol's null texts; whatever the column's own checks refuse.</param>
/// <param name="Pattern">For <see cref="Metric.InvalidValues"/>: what a valid text matches as a whole, or null.</param>
public sealed record MetricRule(
    RuleTerms Terms, Metric Metric, IReadOnlyList<string> Columns, Threshold Threshold, CountUnit Unit, IReadOnlyList<string> Texts, string? Pattern = null)
    : DropRule(Terms);

public enum Metric
{
    RowCount,
    /// <summary>Cells that hold a null text of the dialect.</summary>
    NullValues,
    /// <summary>Null cells, and those that hold one of the texts named.</summary>
    MissingValues,
    /// <summary>Cells that are not null and not valid.</summary>
    InvalidValues,
    /// <summary>Rows whose value was there in a row before; rows with a null among the columns do not count.</summary>
    DuplicateValues,
}

/// <summary>An ODCS comparison of a count with one value, or with two.</summary>
/// <param name="Upper">The greater value of the two; null for the comparisons with one.</param>
public sealed record Threshold(ThresholdKind Kind, decimal Value, decimal? Upper = null)
{
    public bool Holds(decimal count) => Kind switch
    {
        ThresholdKind.MustBe => count == Value,
        ThresholdKind.MustNotBe => count != Value,
        ThresholdKind.MustBeGreaterThan => count > Value,
        ThresholdKind.MustBeGreaterOrEqualTo => count >= Value,
        ThresholdKind.MustBeLessThan => count < Value,
        ThresholdKind.MustBeLessOrEqualTo => count <= Value,
        ThresholdKind.MustBeBetween => count >= Value && count <= Upper,
        _ => count < Value || count > Upper,
    };

    public override string ToString() => FormattableString.Invariant(Kind switch
    {
        ThresholdKind.MustBe => $"exactly {Value}",
        ThresholdKind.MustNotBe => $"anything but {Value}",
        ThresholdKind.MustBeGreaterThan => $"more than {Value}",
        ThresholdKind.MustBeGreaterOrEqualTo => $"at least {Value}",
        ThresholdKind.MustBeLessThan => $"fewer than {Value}",
        ThresholdKind.MustBeLessOrEqualTo => $"at most {Value}",
        ThresholdKind.MustBeBetween => $"{Value} to {Upper}",
        _ => $"below {Value} or above {Upper}",
    });
}

/// <summary>The comparisons of the standard. It calls <see cref="MustBeBetween"/> exclusive in one place; here both ends belong to it.</summary>
public enum ThresholdKind
{
    MustBe,
    MustNotBe,
    MustBeGreaterThan,
    MustBeGreaterOrEqualTo,
    MustBeLessThan,
    MustBeLessOrEqualTo,
    MustBeBetween,
    MustNotBeBetween,
}
