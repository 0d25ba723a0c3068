using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.ValidationReports;

/// <summary>Rows that break a rule in the same column and, where the rule is about single values, with the same one.</summary>
/// <param name="first">The first that was found.</param>
/// <param name="value">Masked; null where the values differ.</param>
public sealed class PlaceGroup(Finding first, string? value)
{
    const int MostCells = 3;

    readonly List<IReadOnlyList<FoundCell>> _cells = [];

    /// <summary>The rule's values were too many: this one takes all that came late.</summary>
    public bool IsOthers { get; init; }

    public string? Column => first.Column;

    public string? Value => value;

    public Finding First => first;

    public long Count { get; private set; }

    public LineRanges Lines { get; } = new();

    /// <summary>For a rule over several columns the cells that it reads in the first few rows.</summary>
    public IEnumerable<IReadOnlyList<FoundCell>> Cells => _cells;

    /// <summary>Every one is mended in the same way.</summary>
    public bool HasOneFix { get; private set; } = true;

    /// <summary>The same is said of the form of every value.</summary>
    public Wording? Remark { get; private set; } = first.Remark;

    internal void Add(Finding finding, long line)
    {
        if (finding.Cells is { } cells && _cells.Count < MostCells) _cells.Add(cells);
        Count++;
        Lines.Add(line);
        HasOneFix &= finding.Fix == first.Fix;
        if (Remark != finding.Remark) Remark = null;
    }
}
