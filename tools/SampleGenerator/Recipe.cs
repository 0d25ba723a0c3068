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
}
