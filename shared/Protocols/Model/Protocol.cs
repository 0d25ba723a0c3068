using Pipeline.Reference;

namespace Pipeline.Protocols;

/// <summary>An agreed, versioned sharing protocol: one ODCS v3.1.0 data contract for one dataset of one agency.</summary>
/// <param name="Columns">In the order of the contract; a file may order them as it likes.</param>
/// <param name="Key">The columns that together name a row, in <c>primaryKeyPosition</c> order; empty when there is none.</param>
/// <param name="Service">When its drops are due.</param>
/// <param name="ErrorRate">Share of rows (0 to 1) that may carry an error before the whole drop is quarantined.</param>
/// <param name="RetentionMonths">How long rows are kept after their period ends.</param>
public sealed record Protocol(
    string ContractId,
    AgencyId Agency,
    DatasetId Dataset,
    ProtocolVersion Version,
    ProtocolStatus Status,
    string Purpose,
    ServiceLevels Service,
    double ErrorRate,
    Dialect Dialect,
    Limits Limits,
    IReadOnlyList<Column> Columns,
    IReadOnlyList<Column> Key,
    IReadOnlyList<RowRule> RowRules,
    int? RetentionMonths = null)
{
    /// <summary>Rules that one row cannot answer, in the order of the contract: those of the columns first.</summary>
    public IReadOnlyList<DropRule> DropRules { get; init; } = [];

    /// <summary>How files must be named, or null when any name is taken.</summary>
    public FileNamePattern? FileName { get; init; }

    /// <summary>The file it was read from, within the catalog's folder, with forward slashes; empty for one made by hand.</summary>
    public string Source { get; init; } = "";

    /// <summary>Last day on which drops are taken under this version, or null when none is agreed.</summary>
    public DateOnly? EndOfSupport { get; init; }

    /// <summary>The clauses that bind people.</summary>
    public Agreement Agreement { get; init; } = Agreement.None;

    /// <summary>How long its periods are.</summary>
    public Frequency Frequency => Service.Frequency;

    /// <summary>The last day on which the drop of a period is on time.</summary>
    public DateOnly DueOn(ReferencePeriod period) => Service.DueOn(period);

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
public readonly record struct ProtocolVersion(int Major, int Minor, int Patch) : IComparable<ProtocolVersion>
{
    /// <summary>The least version that may follow when differences reach as far as <paramref name="change"/>.</summary>
    public ProtocolVersion Next(ChangeKind change) => change switch
    {
        ChangeKind.Major => new(Major + 1, 0, 0),
        ChangeKind.Minor => new(Major, Minor + 1, 0),
        _ => new(Major, Minor, Patch + 1),
    };

    public int CompareTo(ProtocolVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    public static bool operator <(ProtocolVersion left, ProtocolVersion right) => left.CompareTo(right) < 0;

    public static bool operator >(ProtocolVersion left, ProtocolVersion right) => left.CompareTo(right) > 0;

    public static bool operator <=(ProtocolVersion left, ProtocolVersion right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ProtocolVersion left, ProtocolVersion right) => left.CompareTo(right) >= 0;

    public override string ToString() => $"{Major}.{Minor}.{Patch}";
}
