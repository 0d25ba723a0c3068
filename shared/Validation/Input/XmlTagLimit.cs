namespace Pipeline.Validation;

/// <summary>Ends XML in which one tag or text is longer than any program reads without holding it whole.</summary>
sealed class XmlTagLimit(IInputStage source) : IInputStage
{
    /// <summary>Excel's longest cell has 32,767 characters of at most six bytes.</summary>
    const int LongestPiece = 1 << 20;

    long _sinceTag;

    public InputProblem? Problem { get; private set; }

    public async ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct)
    {
        if (Problem is not null) return 0;
        var read = await source.ReadAsync(into, ct);
        if (read == 0) Problem = source.Problem;
        if (!IsTooLong(into.Span[..read])) return read;
        Problem = InputRules.WorkbookTooLarge(new($"a text or tag has more than {LongestPiece} bytes", $"un texte ou une balise a plus de {LongestPiece} octets"));
        return 0;
    }

    bool IsTooLong(ReadOnlySpan<byte> bytes)
    {
        for (int tag; (tag = bytes.IndexOf((byte)'<')) >= 0; bytes = bytes[(tag + 1)..])
        {
            if (_sinceTag + tag > LongestPiece) return true;
            _sinceTag = 0;
        }
        _sinceTag += bytes.Length;
        return _sinceTag > LongestPiece;
    }
}
