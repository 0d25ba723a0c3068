namespace Pipeline.Reference;

/// <summary>The grammar shared by the names that appear in blob paths and table keys.</summary>
static class ShortName
{
    public static bool IsValid(string? text) =>
        text is { Length: >= 2 and <= 32 }
        && char.IsAsciiLetterLower(text[0])
        && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
}
