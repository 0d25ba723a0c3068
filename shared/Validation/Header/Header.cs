namespace Pipeline.Validation;

/// <summary>What the first line of a drop says about the others.</summary>
/// <param name="Slots">The protocol's columns in its order, with the cell each is found in, or -1 for a column that is not delivered.</param>
/// <param name="Width">Cells of a row.</param>
sealed record Header(char Delimiter, int Width, IReadOnlyList<ColumnSlot> Slots)
{
    /// <summary>A row is one line of the file, however many lines its text has.</summary>
    public bool CountsRows { get; init; }

    /// <summary>The texts of its cells.</summary>
    public IReadOnlyList<string> Labels { get; init; } = [];

    public IReadOnlyList<ColumnSlot> SlotsOf(IEnumerable<string> names) => [.. names.Select(name => Slots.First(s => s.Column.Name == name))];
}
