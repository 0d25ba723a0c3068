using Pipeline.Reference;
using Pipeline.StatisticsPublishing.Definitions;

namespace Pipeline.StatisticsPublishing.Counting;

/// <summary>Which rows of a file count.</summary>
sealed class RowFilter(IReadOnlyList<RowCondition> conditions, ReferencePeriod period)
{
    readonly string _period = period.ToString();

    public bool Passes(IReadOnlyDictionary<string, ColumnCells> columns, int row)
    {
        foreach (var condition in conditions)
            if (!Holds(condition, columns[condition.Column], row)) return false;
        return true;
    }

    bool Holds(RowCondition condition, ColumnCells cells, int row) =>
        (condition.In.IsDefault || (cells.Text(row) is { } text && condition.In.Contains(text)))
        && (!condition.Present || cells.IsPresent(row))
        && (!condition.Absent || !cells.IsPresent(row))
        && (!condition.IsPeriod || cells.Text(row) == _period)
        && (!condition.InPeriod || (cells.Day(row) is { } day && day >= period.Start && day <= period.End))
        && (condition.AtLeast is not { } least || cells.Number(row) >= least);
}
