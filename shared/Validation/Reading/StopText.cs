namespace Pipeline.Validation;

/// <summary>Says where reading had to stop.</summary>
static class StopText
{
    /// <summary>The message of the fatal finding, or null where the place says nothing. Names the byte, never the text around it.</summary>
    /// <param name="line">Line at the source's start.</param>
    public static string? Describe(DropSource source, long line)
    {
        var at = line + TextLines.CountEnds(source.Waiting);
        return source.Stop switch
        {
            Stop.InvalidUtf8 => $"Byte {source.Offset + source.End} on line {at} (0x{source.Buffer[source.End]:X2}) is not UTF-8.",
            Stop.NulByte => $"Byte {source.Offset + source.End} on line {at} is NUL: the file is damaged or no text.",
            _ => null,
        };
    }
}
