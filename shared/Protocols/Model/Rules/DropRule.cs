namespace Pipeline.Protocols;

/// <summary>A rule that one row cannot answer: about the rows of a drop together, or about the drop beside other data.</summary>
/// <param name="Terms">What every rule says, whatever it looks at.</param>
public abstract record DropRule(RuleTerms Terms);

/// <summary>Who a rule is, how grave a break of it is, and what a person is told.</summary>
/// <param name="Level">ESS validation level: 0 file, 1 within the file, 2 same source, 3 other source of the domain, 4 other domain, 5 other institution.</param>
/// <param name="Expected">The rule in one short statement, for the report's "expected".</param>
public sealed record RuleTerms(
    string Id, Severity Severity, int Level, QualityDimension? Dimension, Wording Message, Wording Fix, Wording Expected);

/// <summary>A text for people in English, and in French where it was written.</summary>
public sealed record Wording(string En, string? Fr = null)
{
    /// <summary>A name, sign or formula, which reads the same in every language.</summary>
    public static Wording Neutral(string text) => new(text, text);
}

/// <summary>The aspect of quality that a rule guards, as ODCS names them.</summary>
public enum QualityDimension
{
    Accuracy,
    Completeness,
    Conformity,
    Consistency,
    Coverage,
    Timeliness,
    Uniqueness,
}

/// <summary>What a number of rows counts in.</summary>
public enum CountUnit
{
    Rows,
    /// <summary>0 to 100, of the rows that the rule was put to.</summary>
    Percent,
}

/// <summary>How much of what a rule forbids is let pass.</summary>
/// <param name="Most">The greatest number or percentage, inclusive.</param>
public sealed record Tolerance(decimal Most, CountUnit Unit)
{
    /// <summary>Whether <paramref name="broken"/> of <paramref name="evaluated"/> rows are within it. No row evaluated is within.</summary>
    public bool Allows(long broken, long evaluated) => Unit == CountUnit.Rows ? broken <= Most : broken * 100m <= Most * evaluated;
}

/// <summary>From <paramref name="Low"/> to <paramref name="High"/>, both inclusive.</summary>
public sealed record Band(decimal Low, decimal High)
{
    public bool Contains(decimal value) => value >= Low && value <= High;
}
