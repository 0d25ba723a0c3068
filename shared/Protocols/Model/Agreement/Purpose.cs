namespace Pipeline.Protocols;

/// <summary>Something that shared data may be used for.</summary>
/// <param name="Code">As agreements and readers state it, such as <c>shortage-indicators</c>.</param>
/// <param name="MaxRetentionMonths">Longer than this after its period nothing is kept for it.</param>
public sealed record Purpose(string Code, Wording Name, int MaxRetentionMonths);
