namespace Pipeline.Validation;

/// <summary>How far the rows of a drop have been read, and what is still open: all that the next bytes need to be read rightly.</summary>
/// <param name="At">Lines, rows and spreadsheet rows before the next.</param>
/// <param name="IsSkipping">The rest of a line that cannot be read is being passed over.</param>
/// <param name="Lost">A quote that was never closed, whose lines are still counted.</param>
/// <param name="Blank">First of the blank lines that came last, and how many they are.</param>
readonly record struct ReaderState(RowPlace At, bool IsSkipping, LostQuote? Lost, (long Line, long Count) Blank)
{
    /// <summary>The trailer that came last, if no row came after it.</summary>
    public TrailerMark? Trailer { get; init; }

    /// <summary>The next bytes begin a row, and nothing before them concerns it but its number.</summary>
    public bool IsClean => !IsSkipping && Lost is null && Blank.Count == 0 && Trailer is null;

    /// <summary>The state in a file before whose first byte <paramref name="at"/> was read.</summary>
    public ReaderState After(RowPlace at) => new(
        at + At,
        IsSkipping,
        Lost is { } lost ? lost with { Fault = lost.Fault with { Place = at + lost.Fault.Place } } : null,
        Blank.Count == 0 ? Blank : (at.Line + Blank.Line, Blank.Count))
    {
        Trailer = Trailer is null ? null : Trailer with { Place = at + Trailer.Place },
    };
}

/// <summary>A record that says how many rows came before it.</summary>
/// <param name="Rows">What it says; -1 when that is no number.</param>
sealed record TrailerMark(RowPlace Place, long Rows);

/// <summary>A quote that was never closed.</summary>
/// <param name="Until">Offset in the content up to which lines may belong to the broken cell.</param>
sealed record LostQuote(RowFault Fault, long Until);
