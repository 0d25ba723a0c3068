using System.Text.Json.Serialization;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>One thing wrong (or worth knowing) in one place of a drop. Holds no personal data: values are masked as their column demands.</summary>
/// <param name="RuleId">The rule, such as <c>nationality.codelist</c>, <c>file.encoding</c> or a row rule's own id.</param>
/// <param name="Code">Kind of problem; Frictionless' name where it has one.</param>
/// <param name="Level">ESS validation level: 0 structure, 1 consistency within the file.</param>
/// <param name="Line">Physical line of the file where the row starts, from 1; null for the file as a whole.</param>
/// <param name="Record">Number of the row, from 1 for the first after the header; null outside the rows.</param>
/// <param name="Cell">Where a spreadsheet shows it, such as <c>C17</c>.</param>
/// <param name="Column">The protocol's name of the column.</param>
/// <param name="Key">The row's key, masked; columns separated by a vertical bar.</param>
/// <param name="Value">What was found, masked.</param>
public sealed record Finding(
    string RuleId,
    string Code,
    Severity Severity,
    int Level,
    long? Line,
    long? Record,
    string? Cell,
    string? Column,
    string? Key,
    string? Value)
{
    /// <summary>What would have been right.</summary>
    public required Wording Expected { get; init; }

    /// <summary>The problem in a sentence.</summary>
    public required Wording Message { get; init; }

    /// <summary>How to mend it.</summary>
    public required Wording Fix { get; init; }

    /// <summary>
    /// How far what was found is from what was expected. For a cell or a row a plain number such as <c>-2.5</c>, to the nearest that would have
    /// been right: in the value's own unit, in days for dates, characters for lengths and cells for rows. For the drop as a whole a figure with
    /// its sign and unit. Null where nothing can be subtracted or the value is masked.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Difference { get; init; }

    /// <summary>What is wrong with the form of the value, such as "has 17 characters, 16 are wanted": it tells nothing of the value. Null where nothing is.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public Wording? Remark { get; init; }

    /// <summary>The cells that a rule over several columns reads, those to look at first before the others; null for other rules.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<FoundCell>? Cells { get; init; }
}
