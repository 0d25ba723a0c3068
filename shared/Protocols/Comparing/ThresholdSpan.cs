namespace Pipeline.Protocols.Comparing;

/// <summary>The counts that a threshold lets through, where they form one run.</summary>
sealed record ThresholdSpan(decimal Low, bool TakesLow, decimal High, bool TakesHigh)
{
    /// <summary>Null for the thresholds that leave a gap.</summary>
    public static ThresholdSpan? Of(Threshold threshold) => threshold.Kind switch
    {
        ThresholdKind.MustBe => new(threshold.Value, true, threshold.Value, true),
        ThresholdKind.MustBeBetween => new(threshold.Value, true, threshold.Upper!.Value, true),
        ThresholdKind.MustBeGreaterThan => new(threshold.Value, false, decimal.MaxValue, true),
        ThresholdKind.MustBeGreaterOrEqualTo => new(threshold.Value, true, decimal.MaxValue, true),
        ThresholdKind.MustBeLessThan => new(decimal.MinValue, true, threshold.Value, false),
        ThresholdKind.MustBeLessOrEqualTo => new(decimal.MinValue, true, threshold.Value, true),
        _ => null,
    };

    public bool Holds(ThresholdSpan? other) => other is not null
        && (Low < other.Low || (Low == other.Low && (TakesLow || !other.TakesLow)))
        && (High > other.High || (High == other.High && (TakesHigh || !other.TakesHigh)));
}
