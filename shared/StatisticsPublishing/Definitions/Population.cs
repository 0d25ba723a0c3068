using System.Collections.Immutable;

namespace Pipeline.StatisticsPublishing.Definitions;

/// <summary>What one base table counts: the finest joint classification of one dataset's rows, protected once a release.</summary>
/// <param name="Source">Agency and dataset.</param>
/// <param name="Purpose">For which the dataset is read; an agreement that does not name it leaves the population out.</param>
/// <param name="Leaf">Its dimensions, at most five.</param>
/// <param name="Coarsen">Dimensions in the order in which they lose a level each when leaves are too small.</param>
/// <param name="Where">Rows that count; all when empty.</param>
/// <param name="Counts">What is summed; rows are counted when empty.</param>
/// <param name="Base">Rounding base; 0 for the parameters' own.</param>
/// <param name="Weight">Column of a sample's weights; null of registers.</param>
/// <param name="Calibrate">Of a sample: the dimensions whose cells keep their weighted totals.</param>
/// <param name="Register">Given of a stock that is put together from all files up to a period.</param>
public sealed record Population(
    string Id, string Source, string Purpose, ImmutableArray<LeafDimension> Leaf, ImmutableArray<string> Coarsen,
    ImmutableArray<RowCondition> Where = default, ImmutableArray<CountTerm> Counts = default, int Base = 0,
    string? Weight = null, ImmutableArray<string> Calibrate = default, RegisterColumns? Register = null)
{
    public string Agency => Source.Split('/')[0];

    public string Dataset => Source.Split('/')[1];
}

/// <summary>How a row's text becomes a code.</summary>
public enum Coding
{
    /// <summary>The text is the code, after <see cref="LeafDimension.Map"/>.</summary>
    Code,
    /// <summary>An ISCO-08 code of any length, cut to three digits; a shorter one counts as not further specified.</summary>
    Occupation,
    /// <summary>Completed years, in groups of ten from 15.</summary>
    Age,
    /// <summary>A district's code, whose first digit is its province.</summary>
    Province,
    /// <summary>Whole years from the column's day to that of <see cref="LeafDimension.To"/>.</summary>
    Years,
}

/// <summary>A dimension of a population's leaves.</summary>
/// <param name="Column">Null where <see cref="CountTerm.Codes"/> give the code.</param>
/// <param name="Depth">Levels kept below the total at most; 0 for all.</param>
/// <param name="Map">Codes by the texts that stand for them.</param>
public sealed record LeafDimension(
    string Id, string Codelist, string? Column = null, Coding As = Coding.Code, int Depth = 0, ImmutableDictionary<string, string>? Map = null, string? To = null);

/// <summary>A condition on a row; all that are given must hold.</summary>
/// <param name="IsPeriod">The text is the file's period.</param>
/// <param name="InPeriod">The day lies in the file's period.</param>
public sealed record RowCondition(
    string Column, ImmutableArray<string> In = default, bool Present = false, bool Absent = false, bool IsPeriod = false, bool InPeriod = false, double? AtLeast = null);

/// <summary>A column whose numbers are counted, and the codes they belong to.</summary>
public sealed record CountTerm(string Sum, ImmutableDictionary<string, string>? Codes = null);

/// <summary>The columns that tell which report on a permit is the latest and on which days it is valid.</summary>
/// <param name="Closed">Statuses of permits that are valid no more.</param>
public sealed record RegisterColumns(string Key, string Decided, string From, string To, string Status, ImmutableArray<string> Closed);

/// <summary>Medians and quartiles of a value, over fixed cubes: every combination of levels of the leaf dimensions.</summary>
/// <param name="Value">What is measured.</param>
/// <param name="Contributor">Column of the institution that no figure may lean on; null where there is none.</param>
/// <param name="ListedBy">The population whose protected cells say which cells are listed at all.</param>
/// <param name="SignificantDigits">Digits that are published; 0 for whole numbers.</param>
public sealed record QuantileDefinition(
    string Id, string Source, string Purpose, ImmutableArray<LeafDimension> Leaf, MeasuredValue Value, string ListedBy,
    ImmutableArray<RowCondition> Where = default, string? Contributor = null, int SignificantDigits = 0);

/// <summary>A column of numbers, of which those above 0 count, or the days from one column to another.</summary>
public sealed record MeasuredValue(string? Column = null, string? From = null, string? To = null);
