namespace Pipeline.Protocols;

/// <summary>What a finding means for the drop.</summary>
public enum Severity
{
    Information,
    Warning,
    Error,
    /// <summary>The drop cannot be read on: it is rejected at once.</summary>
    Fatal,
}

/// <summary>A rule over the cells of one row.</summary>
/// <param name="Level">ESS validation level, 0 to 5.</param>
/// <param name="Assert">True on a good row; unknown (a null operand) counts as good, as in SQL CHECK.</param>
/// <param name="Fields">Columns the rule reads, in the order shown to the clerk.</param>
/// <param name="Message">What is wrong.</param>
/// <param name="Fix">How to mend it.</param>
/// <param name="Expected">The rule as the protocol states it, such as <c>valid_to &gt;= valid_from</c>.</param>
/// <param name="Tolerate">How many rows may break the rule before it counts as broken at all; null for none.</param>
/// <param name="When">The part of the rule that says which rows it is about, already within <paramref name="Assert"/>; null for all.</param>
public sealed record RowRule(string Id, Severity Severity, int Level, Expression Assert, IReadOnlyList<string> Fields, Wording Message, Wording Fix,
    Wording Expected, QualityDimension? Dimension = null, Tolerance? Tolerate = null,
    Expression? When = null);
