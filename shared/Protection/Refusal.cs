namespace Pipeline.Protection;

/// <summary>Why something that was asked for is not taken. The value itself is never in it.</summary>
/// <param name="Parameter">The member of the body that is wrong.</param>
/// <param name="Problem">Ends the sentence "Parameter ... is".</param>
/// <param name="IsConflict">The request is in order; what it is about stands otherwise.</param>
public sealed record Refusal(string Parameter, string Problem, string Expected, bool IsConflict = false)
{
    public static Refusal Conflict(string problem, string expected) => new("", problem, expected, IsConflict: true);
}
