namespace Pipeline.Validation;

/// <summary>Makes UTF-8 of bytes in another encoding.</summary>
interface ITranscoder
{
    /// <summary>IANA's name of the encoding.</summary>
    string Name { get; }

    /// <returns>Bytes of UTF-8 written; 0 at the end, or where the bytes mean nothing.</returns>
    ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct);

    /// <summary>How many bytes became that text.</summary>
    long RawLength(ReadOnlySpan<byte> text);

    /// <summary>Why it ended before its bytes did, or null.</summary>
    InputProblem? Stopped(long offset, long line);
}
