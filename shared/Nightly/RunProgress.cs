namespace Pipeline.Nightly;

/// <summary>How far a run is.</summary>
/// <param name="What">The step, and what it has just done.</param>
/// <param name="Done">Of <paramref name="Of"/> in this step.</param>
/// <param name="Elapsed">Since the run began.</param>
public sealed record RunProgress(string What, int Done, int Of, TimeSpan Elapsed);
