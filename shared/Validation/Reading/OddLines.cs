using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Rows with something about them that is told once: how many, and the lines of the first.</summary>
sealed class OddLines
{
    const int MostLines = 10;

    readonly List<long> _first = new(MostLines);

    /// <summary>The first line; null when there is none.</summary>
    public long? First => _first.Count == 0 ? null : _first[0];

    public long Count { get; private set; }

    public void Add(long line)
    {
        Count++;
        if (_first.Count < MostLines) _first.Add(line);
    }

    /// <summary>Adds those of a later chunk.</summary>
    /// <param name="before">Lines before the chunk.</param>
    public void Add(OddLines later, long before)
    {
        _first.AddRange(later._first.Take(MostLines - _first.Count).Select(l => before + l));
        Count += later.Count;
    }

    /// <summary>Such as "lines 3, 5 and 40 more".</summary>
    public Wording Words
    {
        get
        {
            var (s, lines, more) = (Count == 1 ? "" : "s", string.Join(", ", _first), Count - _first.Count);
            return new($"line{s} {lines}{(more > 0 ? $" and {more} more" : "")}", $"ligne{s} {lines}{(more > 0 ? $" et {more} de plus" : "")}");
        }
    }

    public void Clear()
    {
        _first.Clear();
        Count = 0;
    }
}
