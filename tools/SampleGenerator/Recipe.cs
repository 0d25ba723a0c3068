using System.Globalization;
using Pipeline.Reference;

namespace Pipeline.SampleGenerator;

/// <summary>What makes a dataset's rows look real and agree with its rules; cells it leaves open are drawn from the protocol.</summary>
abstract class Recipe
{
    /// <summary>Fills the row that stands at <paramref name="index"/> of <paramref name="rows"/>.</summary>
    public abstract void Fill(Row row, long index, long rows);

    /// <summary>For row rules: what makes a good row break that rule and no other. False when this row cannot.</summary>
    public abstract IReadOnlyList<(string Rule, Func<Row, bool> Break)> Breaks { get; }

    /// <summary>A break that any row can take.</summary>
    protected static Func<Row, bool> Set(params (string Column, string Value)[] cells) => row =>
    {
        foreach (var (column, value) in cells) row[column] = value;
        return true;
    };

    /// <summary>A break for the rows that hold <paramref name="condition"/>.</summary>
    protected static Func<Row, bool> SetIf(Func<Row, bool> condition, params (string Column, string Value)[] cells) =>
        row => condition(row) && Set(cells)(row);

    /// <summary>The number of a record in its agency's system: letters, year, month and eight digits.</summary>
    protected static string RecordNumber(string letters, ReferencePeriod period, long index) => string.Create(
        CultureInfo.InvariantCulture, $"{letters}{period.Year % 100:00}{period.Start.Month:00}{index % 100_000_000:00000000}");

    /// <summary>The confidence of an automatic coding, where there is an occupation and nobody coded it by hand.</summary>
    protected static string Confidence(string isco08, Random random) =>
        isco08 != "" && random.Happens(0.6) ? Text(0.55 + 0.45 * Math.Sqrt(random.NextDouble())) : "";

    /// <summary>An education near the usual one of the occupation.</summary>
    protected static string Education(Occupation occupation, Random random) => $"{Math.Clamp(occupation.Isced + random.Next(-1, 2), 0, 8)}";

    protected static string Text(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    protected static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
