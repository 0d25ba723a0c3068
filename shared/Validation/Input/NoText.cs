namespace Pipeline.Validation;

/// <summary>The end, and why.</summary>
sealed class NoText(InputProblem problem) : IInputStage
{
    public InputProblem? Problem => problem;

    public ValueTask<int> ReadAsync(Memory<byte> into, CancellationToken ct) => ValueTask.FromResult(0);
}
