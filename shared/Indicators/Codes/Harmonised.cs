namespace Pipeline.Indicators.Codes;

/// <summary>How a code came to be counted where it is. In the change log by the snake-case name.</summary>
public enum HarmonisationRule
{
    /// <summary>It is a group of ISCO-08, or there was none.</summary>
    Exact,
    /// <summary>Split or replaced by the crosswalk.</summary>
    Crosswalk,
    /// <summary>No such group: counted in the longest group that its digits begin with.</summary>
    LongestPrefix,
    /// <summary>Not even the first digit is a group: counted in the total only.</summary>
    Unknown,
    /// <summary>Coded with too little confidence: counted at two digits.</summary>
    LowConfidence,
}

/// <summary>A part of what is counted under a code.</summary>
/// <param name="Node">Position in the tree.</param>
/// <param name="Share">Above 0 up to 1; the shares of a code sum to 1.</param>
public readonly record struct CodePart(int Node, double Share);

/// <summary>Where a code is counted.</summary>
/// <param name="Whole">The finest group that holds all parts, for what cannot be split.</param>
public sealed record Harmonised(CodePart[] Parts, int Whole, HarmonisationRule Rule);
