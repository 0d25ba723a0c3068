namespace Pipeline.Benchmarks.Files;

/// <summary>What is wrong in a permit file.</summary>
enum Spoiling
{
    None,
    /// <summary>One cell, or the key's uniqueness, in every hundredth row.</summary>
    EveryHundredthRow,
    EveryCell,
    /// <summary>Nothing, but the rows are in no order of their keys.</summary>
    NoOrder,
}
