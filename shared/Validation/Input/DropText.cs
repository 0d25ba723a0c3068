namespace Pipeline.Validation;

/// <summary>
/// A drop as CSV text in UTF-8, made as it is read. Every byte of it has been checked: it is valid UTF-8, without NUL and without byte
/// order marks, and no more than the terms allow.
/// </summary>
sealed class DropText : IAsyncDisposable
{
    readonly IInputStage _stage;
    readonly InputRemarks _remarks;
    readonly IReadOnlyList<IDisposable> _owned;

    public DropText(IInputStage stage, InputRemarks remarks, IReadOnlyList<IDisposable> owned)
    {
        (_stage, _remarks, _owned) = (stage, remarks, owned);
        Utf8 = new StageStream(stage);
    }

    /// <summary>To be read asynchronously, onwards, in pieces of any size. Where pieces end changes nothing.</summary>
    public Stream Utf8 { get; }

    public InputFormat Format { get; init; }

    /// <summary>gzip, zip, or null.</summary>
    public string? Container { get; init; }

    /// <summary>Where the rows of the text lie in the clerk's file.</summary>
    public LineMap Lines { get; init; }

    /// <summary>Why there are rows with a cell too many. Empty for CSV.</summary>
    public RowFaults RowFaults { get; init; } = new();

    /// <summary>Gives IANA's name of the encoding.</summary>
    public Func<string> FindEncoding { get; init; } = () => "utf-8";

    /// <summary>IANA's name. Final once <see cref="Utf8"/> has ended.</summary>
    public string Encoding => FindEncoding();

    /// <summary>What was found that does not stop reading. Complete once <see cref="Utf8"/> has ended, and to be read only then.</summary>
    public IReadOnlyList<InputProblem> Remarks => _remarks.All;

    /// <summary>
    /// Why the file cannot be read, or not to its end; null when it was. Known once <see cref="Utf8"/> has ended. What stands in the text after
    /// its last line end is then no row, but the beginning of one.
    /// </summary>
    public InputProblem? Fatal => _stage.Problem;

    public ValueTask DisposeAsync()
    {
        foreach (var owned in _owned) owned.Dispose();
        return ValueTask.CompletedTask;
    }
}
