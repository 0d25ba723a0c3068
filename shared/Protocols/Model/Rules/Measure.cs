namespace Pipeline.Protocols;

/// <summary>One figure computed over a set of rows.</summary>
/// <param name="Of">What is summed, averaged or ranked (a number), or for a share the condition; null for a count.</param>
/// <param name="Text">As the protocol writes it, such as <c>sum(monthly_wage)</c>.</param>
public sealed record Measure(MeasureKind Kind, Expression? Of, string Text);

public enum MeasureKind
{
    /// <summary>Number of rows.</summary>
    Count,
    /// <summary>Of the values that are not null; no value gives zero.</summary>
    Sum,
    Mean,
    /// <summary>The middle value, or the mean of the two middle ones.</summary>
    Median,
    /// <summary>Rows on which the condition is true, by rows on which it is true or false; 0 to 1.</summary>
    Share,
}

/// <summary>What rows are grouped by: a column, or a value computed from one, such as <c>substr(isco08, 1, 1)</c>.</summary>
/// <param name="Name">As the protocol writes it; names the group in reports.</param>
public sealed record Grouping(string Name, Expression Value);
