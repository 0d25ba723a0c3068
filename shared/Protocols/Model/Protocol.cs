using System.Globalization;
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

    /// <summary>How it came to be agreed.</summary>
    public AgreedThrough AgreedThrough { get; init; }

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

/// <summary>The two ways to an agreed version.</summary>
public enum AgreedThrough
{
    /// <summary>It ships with the program: both sides agreed in the review of the change that brought it.</summary>
    Review,
    /// <summary>Both sides and the coordination body approved its text by name.</summary>
    Approvals,
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
    /// <summary>Reads a version written as <see cref="ToString"/> writes it.</summary>
    public static bool TryParse(string? text, out ProtocolVersion version)
    {
        version = default;
        var parts = (text ?? "").Split('.');
        if (parts.Length != 3 || parts.Any(p => p.Length is 0 or > 6 || !p.All(char.IsAsciiDigit))) return false;
        version = new(PartOf(parts[0]), PartOf(parts[1]), PartOf(parts[2]));
        return $"{version}" == text;

        static int PartOf(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);
    }

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
