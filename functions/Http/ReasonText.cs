namespace Pipeline.Functions.Http;

/// <summary>A reason that a person gives in a sentence, to be read on a receipt.</summary>
static class ReasonText
{
    public static bool IsOne(string text) => text.Trim().Length is >= 3 and <= 200 && !text.Any(char.IsControl);
}
