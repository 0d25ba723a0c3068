namespace Pipeline.Coordination;

/// <summary>What is asked: how things stand on a day, for the periods of a span.</summary>
public sealed record CoordinationQuestion(DateOnly At, PeriodSpan Span);
