using Pipeline.StatisticsPublishing.Definitions;

namespace Pipeline.StatisticsPublishing.Counting;

/// <summary>Gives rows their codes in one dimension: places in its code list. What the list does not have is not known.</summary>
sealed class LeafCoder(LeafDimension dimension, CodeTree tree)
{
    /// <summary>Each text is looked up once in a file.</summary>
    readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    readonly int _depth = dimension.Depth == 0 ? int.MaxValue : dimension.Depth;

    public LeafDimension Dimension => dimension;

    public CodeTree Tree => tree;

    /// <param name="column">Null when a count's own codes give the place.</param>
    /// <param name="to">The second column of durations.</param>
    public int PlaceOf(ColumnCells? column, ColumnCells? to, int row) => dimension.As switch
    {
        Coding.Age => AgeGroup(column!.Number(row)),
        Coding.Years => YearGroup(column!.Day(row), to!.Day(row)),
        _ => column?.Text(row) is { } text ? PlaceOf(text) : tree.Unknown,
    };

    /// <summary>The place of a code as it stands in the list.</summary>
    /// <exception cref="InvalidDataException">The list has no such code.</exception>
    public int PlaceOfCode(string code) =>
        tree.List.PlaceOf(code) is >= 0 and var place ? tree.AtMost(place, _depth) : throw new InvalidDataException($"{tree.List.Id} has no code {code}.");

    int PlaceOf(string text)
    {
        if (!_known.TryGetValue(text, out var place)) _known.Add(text, place = LookUp(text));
        return place;
    }

    int LookUp(string text)
    {
        var code = dimension.As switch
        {
            Coding.Occupation => OccupationOf(text),
            Coding.Province => $"RW{text.AsSpan(0, Math.Min(1, text.Length))}",
            _ => dimension.Map?.GetValueOrDefault(text) ?? text,
        };
        var place = tree.List.PlaceOf(code);
        return place > CodeTree.Root && tree.DepthOf(place) > 0 ? tree.AtMost(place, _depth) : tree.Unknown;
    }

    /// <summary>Three digits; of fewer, the code of what is not further specified. A code that is no ISCO-08 group stays as it is, and is not found.</summary>
    string OccupationOf(string text) => text.Length >= 3 ? text[..3] : tree.List.PlaceOf(ListedCodelist.Below(text)) >= 0 ? ListedCodelist.Below(text) : text;

    int AgeGroup(double? years) => years switch
    {
        null or < 15 => tree.Unknown,
        < 25 => tree.List.PlaceOf("Y15T24"),
        < 35 => tree.List.PlaceOf("Y25T34"),
        < 45 => tree.List.PlaceOf("Y35T44"),
        < 55 => tree.List.PlaceOf("Y45T54"),
        < 65 => tree.List.PlaceOf("Y55T64"),
        _ => tree.List.PlaceOf("Y_GE65"),
    };

    int YearGroup(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, _) or (_, null) => tree.Unknown,
        var (left, came) when left.Value.AddYears(1) > came => tree.List.PlaceOf("Y_LT1"),
        var (left, came) when left.Value.AddYears(5) > came => tree.List.PlaceOf("Y1T4"),
        _ => tree.List.PlaceOf("Y_GE5"),
    };
}
