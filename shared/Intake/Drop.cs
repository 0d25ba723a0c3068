using Pipeline.Intake.Receipts;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Intake;

/// <summary>A delivery and what it is taken as.</summary>
/// <param name="Refusal">Why it cannot be taken under any protocol; null when <paramref name="Taken"/> is set.</param>
public sealed record Drop(SubmissionId Id, Delivery Delivery, TakenUnder? Taken, Finding? Refusal)
{
    /// <summary>The last day on which it is on time; null when it falls under no protocol.</summary>
    public DateOnly? Due => Taken is { } taken ? taken.Protocol.DueOn(taken.Path.Period) : null;

    /// <summary>Calendar days of Rwanda from the due day to the day it came: 0 when it came in time, null when no day is known.</summary>
    public int? DaysLate => Taken is { } taken ? taken.Protocol.Service.DaysLate(taken.Path.Period, RwandaTime.DayOf(Delivery.ReceivedAt)) : null;

    /// <summary>Its place in the lake, when the report accepts it.</summary>
    public LakePartition? Partition(ValidationReport report) =>
        Taken is { } taken && report.IsAccepted
            ? new(taken.Path.Dataset, taken.Path.Period, taken.Path.Agency, Id, report.Sha256, report.RowsAccepted) { Replay = Replay }
            : null;

    /// <summary>Which replay of a decided submission this is, from 1; 0 for the first decision. Names the files that it writes to the lake.</summary>
    public int Replay { get; init; }

    /// <summary>Why it is read again, for the receipt; null when it is not.</summary>
    public ReplayNote? Note { get; init; }
}

/// <summary>The path a drop was put under and the protocol that holds for it.</summary>
public sealed record TakenUnder(DropPath Path, Protocol Protocol);
