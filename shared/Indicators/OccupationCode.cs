using Pipeline.Reference;

namespace Pipeline.Indicators;

/// <summary>Codes of accepted files: they were checked against the classification when they came, so a malformed one is a fault, not a missing value.</summary>
static class OccupationCode
{
    /// <exception cref="InvalidDataException">The text is not 1 to 4 digits.</exception>
    public static Isco08 Parse(string text) =>
        Isco08.TryParse(text, null, out var code) ? code : throw new InvalidDataException($"'{text}' is not an ISCO-08 code.");
}
