using Pipeline.Reference;

namespace Pipeline.Protocols;

/// <summary>An agreed, versioned sharing protocol: one ODCS v3.1.0 data contract for one dataset of one agency.</summary>
/// <param name="Columns">In the order of the contract; a file may order them as it likes.</param>
/// <param name="Key">The columns that together name a row, in <c>primaryKeyPosition</c> order; empty when there is none.</param>
/// <param name="ErrorRate">Share of rows (0 to 1) that may carry an error before the whole drop is quarantined.</param>
/// <param name="RetentionMonths">How long rows are kept after their period ends.</param>
public sealed record Protocol(
    string ContractId,
    AgencyId Agency,
    DatasetId Dataset,
    ProtocolVersion Version,
    ProtocolStatus Status,
    string Purpose,
    Frequency Frequency,
    int DueDays,
    double ErrorRate,
    Dialect Dialect,
    Limits Limits,
    IReadOnlyList<Column> Columns,
    IReadOnlyList<Column> Key,
    IReadOnlyList<RowRule> RowRules,
    int? RetentionMonths = null)
{
    /// <summary>How the protocol is named to people: <c>dgie/work-permits@1.0.0</c>.</summary>
    public override string ToString() => $"{Agency}/{Dataset}@{Version}";
}

/// <summary>Life of a protocol as ODCS names it. Drops are taken under Active, and under Deprecated with a notice.</summary>
public enum ProtocolStatus
{
    Proposed,
    Draft,
    Active,
    Deprecated,
    Retired,
}

/// <summary>A semantic version: major for what can turn an accepted drop into a refused one, minor for what cannot, patch for wording.</summary>
public readonly record struct ProtocolVersion(int Major, int Minor, int Patch)
{
    public override string ToString() => $"{Major}.{Minor}.{Patch}";
}

/// <summary>How the text of a drop is written.</summary>
/// <param name="Delimiters">Field separators that may be used, one per file.</param>
/// <param name="Decimal">Decimal separator of numbers: point or comma.</param>
/// <param name="Nulls">Cell texts that mean "no value"; always holds the empty text.</param>
public sealed record Dialect(IReadOnlyList<char> Delimiters, char Decimal, IReadOnlyList<string> Nulls, ExtraColumns ExtraColumns);

/// <summary>What a column that the protocol does not name leads to.</summary>
public enum ExtraColumns
{
    Error,
    Warn,
    Ignore,
}

/// <summary>Bounds of a drop. Sizes in bytes (after decompression), lengths in characters.</summary>
public sealed record Limits(long MaxBytes, long MaxRows, int MaxFieldChars, int MaxErrorsStored);
