using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>The days that expressions of a drop may name.</summary>
/// <param name="Period">What the drop is about.</param>
/// <param name="Came">The day on which it came, by Rwanda's clock.</param>
readonly record struct DropDays(ReferencePeriod Period, DateOnly Came);
