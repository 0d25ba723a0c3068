namespace Pipeline.DiasporaMatching;

/// <summary>What must be true of a request and an expert before there is a score, in the order in which failures are told.</summary>
public enum Gate
{
    /// <summary>The request is approved, says what it needs, and has not passed.</summary>
    RequestOpen,
    Consent,
    Specialty,
    Mode,
    /// <summary>The longest time that both have is long enough.</summary>
    Availability,
    Skills,
    /// <summary>Work on patients: a licence at home to the last day of the mission, and an open way at the council.</summary>
    Licence,
    Language,
    /// <summary>Days that the expert still gives in the year in which the mission begins.</summary>
    DaysLeft,
    /// <summary>No other mission of the expert falls into this one.</summary>
    NotEngaged,
}

/// <summary>A gate that a pair fails.</summary>
/// <param name="Reason">A code.</param>
/// <param name="Detail">What was found and what was needed. Codes, days and levels; nothing that names a person.</param>
public sealed record FailedGate(Gate Gate, string Reason, string Detail);

/// <summary>What the gates say of one pair.</summary>
/// <param name="Failed">Bit <c>1 &lt;&lt; gate</c> of each failed one; 0 when all are passed.</param>
/// <param name="Common">The longest time that both have, the earliest among equals; null when there is none.</param>
readonly record struct PairCheck(int Failed, DaySpan? Common)
{
    public bool Passes => Failed == 0;

    public static int Bit(Gate gate) => 1 << (int)gate;

    public bool Fails(Gate gate) => (Failed & Bit(gate)) != 0;
}
