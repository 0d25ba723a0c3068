namespace Pipeline.Indicators.Tables;

/// <summary>The values of one row of a table that is being read, by column name.</summary>
/// <param name="columns">As <see cref="Column{TRow}.ReadAsync"/> gives them.</param>
readonly struct RowValues(IReadOnlyDictionary<string, Array> columns, int row)
{
    /// <exception cref="InvalidDataException">The value is null.</exception>
    public string Text(string name) => OptionalText(name) ?? throw Null(name);

    public string? OptionalText(string name) => ((string?[])columns[name])[row];

    public double? Number(string name) => ((double?[])columns[name])[row];

    public int? OptionalWhole(string name) => (int?)Number(name);

    /// <exception cref="InvalidDataException">The value is null.</exception>
    public int Whole(string name) => OptionalWhole(name) ?? throw Null(name);

    public bool Flag(string name) => ((bool[])columns[name])[row];

    /// <exception cref="InvalidDataException">The text is none of the words.</exception>
    public TEnum Word<TEnum>(string name, Words<TEnum> words)
        where TEnum : struct, Enum => words.Parse(OptionalText(name));

    InvalidDataException Null(string name) => new($"Column {name} is null in row {row + 1}, where every row needs a value.");
}
