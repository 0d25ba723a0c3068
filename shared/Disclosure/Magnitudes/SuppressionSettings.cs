namespace Pipeline.Disclosure.Magnitudes;

/// <summary>
/// <paramref name="MostCombinations"/> bounds the search for each unsafe cell; a cell for which it ends without result counts as not protectable.
/// </summary>
public sealed record SuppressionSettings(PrimaryRules Rules, int MostCombinations = 3000);
