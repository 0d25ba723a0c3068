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
/// <param name="Sha256">Lower-case hex hash of the content as it came, all of it, even when reading stopped early.</param>
/// <param name="Encoding"><c>utf-8</c>, or null when the file is not in it.</param>
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
    long Omitted);

/// <summary>One wrong value and how often it came.</summary>
/// <param name="Value">Masked as its column demands; values that look alike once masked are one group.</param>
/// <param name="FirstLines">Physical lines of the first of them, at most three.</param>
public sealed record ValueGroup(string RuleId, string Column, string Value, long Count, IReadOnlyList<long> FirstLines, string Fix);

/// <summary>A rule that was never put to anything, and why. It has not passed.</summary>
public sealed record NotEvaluated(string RuleId, string Reason);

/// <summary>How many findings were handed over, of how many there are.</summary>
public sealed record Truncation(long Stored, long Total);
