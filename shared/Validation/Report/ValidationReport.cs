using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>What became of a drop.</summary>
public enum Outcome
{
    Accepted,
    /// <summary>Taken; rows with errors stayed under the protocol's rate, or there are warnings.</summary>
    AcceptedWithWarnings,
    /// <summary>Readable, but too many rows carry errors or the file as a whole has one: nothing is taken.</summary>
    Quarantined,
    /// <summary>Could not be read: nothing is taken.</summary>
    Rejected,
}

/// <summary>
/// The result of validating one drop. <see cref="RowsAccepted"/> + <see cref="RowsRejected"/> = <see cref="RowsRead"/> always: a drop that
/// is quarantined or rejected has accepted none, however few of its rows are wrong (<see cref="RowsWithErrors"/>).
/// </summary>
/// <param name="Protocol">Such as <c>dgie/work-permits</c>.</param>
/// <param name="Bytes">Length of the content as it came.</param>
/// <param name="Sha256">Lower-case hex hash of the content as it came, all of it, even when reading stopped early; empty where it was not asked for.</param>
/// <param name="Encoding">IANA's name, or null when the file could not be read.</param>
/// <param name="Delimiter">The field separator found, or null when none was.</param>
/// <param name="RowsRead">Rows after the header; blank lines are not rows.</param>
/// <param name="RowsWithErrors">Rows with at least one error.</param>
/// <param name="ErrorRateAllowed">Share of rows with errors (0 to 1) that the protocol tolerates.</param>
/// <param name="Values">The commonest wrong values, most frequent first.</param>
/// <param name="DecidedBy">Rules that made the outcome what it is; empty when accepted without remark.</param>
public sealed record ValidationReport(
    Outcome Outcome,
    string ContractId,
    string Protocol,
    ProtocolVersion ProtocolVersion,
    ReferencePeriod Period,
    IReadOnlyList<CodelistVersion> Codelists,
    DateTimeOffset StartedAt,
    DateTimeOffset EndedAt,
    long Bytes,
    string Sha256,
    string? Encoding,
    string? Delimiter,
    long RowsRead,
    long RowsAccepted,
    long RowsRejected,
    long RowsWithErrors,
    double ErrorRateAllowed,
    IReadOnlyList<RuleSummary> Rules,
    IReadOnlyList<ValueGroup> Values,
    IReadOnlyList<NotEvaluated> NotEvaluated,
    Truncation Truncated,
    IReadOnlyList<string> DecidedBy)
{
    /// <summary>Among <see cref="DecidedBy"/>: more rows carry errors than the protocol allows.</summary>
    public const string ErrorRate = "drop.error-rate";

    /// <summary>Rows with at least one warning and no error.</summary>
    public long RowsWithWarnings { get; init; }

    /// <summary>Keys that several rows have, the commonest first; at most fifty.</summary>
    public IReadOnlyList<KeyGroup> KeyGroups { get; init; } = [];

    /// <summary>The columns in which something was found, in the protocol's order, with what may stand in them.</summary>
    public IReadOnlyList<ColumnGuide> Columns { get; init; } = [];

    /// <summary>Kind of file and how it is packed, such as <c>csv</c>, <c>csv.gz</c> or <c>xlsx</c>; null when the file could not be read.</summary>
    public string? Format { get; init; }

    /// <summary>Whether the rows that were handed over may be published.</summary>
    public bool IsAccepted => Outcome is Outcome.Accepted or Outcome.AcceptedWithWarnings;
}

/// <summary>The version of a codelist that was in force on the period's last day.</summary>
public sealed record CodelistVersion(string Name, string Version);

/// <summary>How one rule fared.</summary>
/// <param name="Evaluated">How often it was put to a value, row or file.</param>
/// <param name="FirstLines">Physical lines of the first failures, at most ten.</param>
/// <param name="Omitted">Failures beyond those.</param>
public sealed record RuleSummary(
    string RuleId,
    string Code,
    Severity Severity,
    int Level,
    string? Column,
    long Evaluated,
    long Failed,
    IReadOnlyList<long> FirstLines,
    long Omitted)
{
    /// <summary>Whether rows failed, but no more than the rule tolerates: it does not count as broken.</summary>
    public bool IsTolerated { get; init; }

    /// <summary>So many failures the protocol tolerates, of so many evaluated; null when it tolerates none.</summary>
    public long? Tolerated { get; init; }

    /// <summary>The columns it is about or reads, in the order shown; empty for one about whole rows or the file.</summary>
    public IReadOnlyList<string> Columns { get; init; } = [];

    public long Passed => Math.Max(0, Evaluated - Failed);

    /// <summary>Rows of the file that it was not put to: they have no value, or one that broke another rule before. They have not passed.</summary>
    public long NotApplicable { get; init; }

    /// <summary>Failures in percent of the times it was put, to four decimals.</summary>
    public double Percent => Evaluated == 0 ? 0 : Math.Round(100.0 * Failed / Evaluated, 4);

    /// <summary>What a failure means, in a sentence.</summary>
    public Wording Message { get; init; } = new("");

    /// <summary>What would have been right.</summary>
    public Wording Expected { get; init; } = new("");

    /// <summary>How to mend it.</summary>
    public Wording Fix { get; init; } = new("");
}

/// <summary>One wrong value and how often it came.</summary>
/// <param name="Value">Masked as its column demands; values that look alike once masked are one group.</param>
/// <param name="FirstLines">Physical lines of the first of them, at most three.</param>
public sealed record ValueGroup(string RuleId, string Column, string Value, long Count, IReadOnlyList<long> FirstLines)
{
    /// <summary>How to mend it.</summary>
    public required Wording Fix { get; init; }
}

/// <summary>Rows that have the same key.</summary>
/// <param name="Key">Masked; columns separated by a vertical bar.</param>
/// <param name="Lines">Physical lines of the first of them, the row that had it first included; at most ten.</param>
/// <param name="Count">Rows with the key: <paramref name="Lines"/> and those beyond.</param>
public sealed record KeyGroup(string Key, IReadOnlyList<long> Lines, long Count);

/// <summary>A rule that was never put to anything, and why. It has not passed.</summary>
public sealed record NotEvaluated(string RuleId)
{
    /// <summary>A sentence.</summary>
    public required Wording Reason { get; init; }
}

/// <summary>How many findings were handed over, of how many there are.</summary>
public sealed record Truncation(long Stored, long Total);
