using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Intake;

/// <summary>A delivery and what it is taken as.</summary>
/// <param name="Refusal">Why it cannot be taken under any protocol; null when <paramref name="Taken"/> is set.</param>
public sealed record Drop(SubmissionId Id, Delivery Delivery, TakenUnder? Taken, Finding? Refusal)
{
    /// <summary>Its place in the lake, when the report accepts it.</summary>
    public LakePartition? Partition(ValidationReport report) =>
        Taken is { } taken && report.IsAccepted
            ? new(taken.Path.Dataset, taken.Path.Period, taken.Path.Agency, Id, report.Sha256, report.RowsAccepted)
            : null;
}

/// <summary>The path a drop was put under and the protocol that holds for it.</summary>
public sealed record TakenUnder(DropPath Path, Protocol Protocol);
