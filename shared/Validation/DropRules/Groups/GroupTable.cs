using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Figures by group, of so many groups at most.</summary>
sealed class GroupTable
{
    public const int MostGroups = 100_000;

    /// <summary>Why a rule with more groups is not put.</summary>
    public static Wording TooMany { get; } = new($"There are more than {MostGroups} groups.", $"Il y a plus de {MostGroups} groupes.");

    readonly List<GroupFigures> _figures = [];
    Utf8Numbers _labels = new();

    /// <summary>There were more groups; the figures are of no use.</summary>
    public bool IsOverfull { get; private set; }

    public int Count => _figures.Count;

    public GroupFigures this[int number] => _figures[number];

    public string LabelOf(int number) => _labels[number];

    /// <summary>The group's number, from 0 in the order of first coming; -1 when it is one too many.</summary>
    public int NumberOf(ReadOnlySpan<byte> label)
    {
        var number = _labels.Find(label);
        if (number >= 0) return number;
        if (_figures.Count == MostGroups)
        {
            IsOverfull = true;
            return -1;
        }
        _figures.Add(new());
        return _labels.Add(label);
    }

    /// <summary>Adds another table's figures, whose groups come after this one's; gives this one's number of each of its groups.</summary>
    public int[] Add(GroupTable other)
    {
        var numbers = new int[other.Count];
        for (var i = 0; i < other.Count; i++)
        {
            numbers[i] = NumberOf(other._labels.BytesOf(i));
            if (numbers[i] >= 0) _figures[numbers[i]].Add(other._figures[i]);
        }
        IsOverfull |= other.IsOverfull;
        return numbers;
    }

    public IReadOnlyDictionary<string, GroupFigures> ByLabel() => Enumerable.Range(0, Count).ToDictionary(LabelOf, i => _figures[i]);

    public void Clear()
    {
        _figures.Clear();
        _labels = new();
        IsOverfull = false;
    }
}
