namespace Pipeline.Reference;

/// <summary>
/// The least and the greatest text of a part of a file, as the file says. Writers do not agree on the order of characters beyond U+FFFF: Parquet's is that of
/// UTF-8 bytes, some writers use that of UTF-16. The two are one for texts below the surrogates (U+D800); about others bounds are not believed.
/// </summary>
/// <param name="Least">Null where the file does not say.</param>
/// <param name="Greatest">Null where the file does not say.</param>
public readonly record struct TextBounds(string? Least, string? Greatest)
{
    const char FirstAmbiguous = '\ud800';

    /// <summary>Whether the part may have a text; false only where the bounds leave no doubt that it has not.</summary>
    public bool MayHold(string text) =>
        Least is null || Greatest is null || IsAmbiguous(Least) || IsAmbiguous(Greatest) || IsAmbiguous(text)
        || string.CompareOrdinal(Least, Greatest) > 0
        || (string.CompareOrdinal(Least, text) <= 0 && string.CompareOrdinal(text, Greatest) <= 0);

    static bool IsAmbiguous(string text) => text.AsSpan().ContainsAnyInRange(FirstAmbiguous, char.MaxValue);
}
