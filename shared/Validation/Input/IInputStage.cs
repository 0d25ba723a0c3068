namespace Pipeline.Validation;

/// <summary>One step between the bytes that arrive and the text that is read.</summary>
interface IInputStage
{
    /// <summary>Least room a caller gives.</summary>
    const int LeastRoom = 4096;

    /// <summary>Why it ended before its end; only after <see cref="ReadAsync"/> returned 0.</summary>
    InputProblem? Problem { get; }

    /// <param name="into">
    /// At least <see cref="LeastRoom"/> bytes where text is made, any room where bytes are passed on. What lies beyond the bytes returned may
    /// have changed too.
    /// </param>
    /// <returns>Bytes written; 0 only at the end.</returns>
    ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct);
}
