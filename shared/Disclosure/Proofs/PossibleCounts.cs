namespace Pipeline.Disclosure.Proofs;

/// <summary>
/// The true counts that a reader who knows method and base, but not the key, cannot tell apart from one leaf's figure (proof obligation P8): from
/// <see cref="Min"/> to <see cref="Max"/>, both included.
/// </summary>
public readonly record struct PossibleCounts(int Min, int Max)
{
    public int Width => Max - Min;

    /// <summary>
    /// In a first release or a re-base, figures above the base are exact; in a later one each count less than the base away is possible.
    /// </summary>
    /// <param name="published">0, or the base or more.</param>
    public static PossibleCounts Of(int published, int b, bool first) => first
        ? published == 0 ? new(0, b - 1) : published == b ? new(1, b) : new(published, published)
        : new(Math.Max(0, published - (b - 1)), published + b - 1);
}
