namespace Pipeline.Validation;

/// <summary>A stream's bytes as they come.</summary>
sealed class ContentBytes(Stream content) : IInputStage
{
    public InputProblem? Problem => null;

    public ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct) => content.ReadAsync(into, ct);
}
