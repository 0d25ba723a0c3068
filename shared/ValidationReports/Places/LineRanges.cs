using System.Globalization;

namespace Pipeline.ValidationReports;

/// <summary>Line numbers as ranges, such as "16, 61, 120-131". Keeps so many ranges, and counts the lines beyond them.</summary>
public sealed class LineRanges
{
    /// <summary>So many ranges are kept.</summary>
    public const int MostRanges = 60;

    readonly List<(long First, long Last)> _ranges = [];

    /// <summary>Lines in the ranges kept.</summary>
    public long Listed { get; private set; }

    public bool IsEmpty => _ranges.Count == 0;

    /// <param name="line">In any order; best after all lines added before. One that is known already changes nothing.</param>
    public void Add(long line)
    {
        var at = _ranges.FindLastIndex(r => r.First <= line);
        if (at >= 0 && line <= _ranges[at].Last) return;
        if (at >= 0 && line == _ranges[at].Last + 1) _ranges[at] = (_ranges[at].First, line);
        else if (_ranges.Count < MostRanges) _ranges.Insert(++at, (line, line));
        else return;
        Listed++;
        if (at + 1 < _ranges.Count && _ranges[at + 1].First == line + 1)
        {
            _ranges[at] = (_ranges[at].First, _ranges[at + 1].Last);
            _ranges.RemoveAt(at + 1);
        }
    }

    /// <summary>The lines of several together.</summary>
    public static LineRanges Union(IEnumerable<LineRanges> parts)
    {
        var all = new LineRanges();
        foreach (var (first, last) in parts.SelectMany(p => p._ranges).OrderBy(r => r.First))
            for (var line = first; line <= last; line++) all.Add(line);
        return all;
    }

    // Line numbers are places, not amounts: they are not grouped.
    public override string ToString() => string.Join(", ", _ranges.Select(r => r switch
    {
        var (first, last) when first == last => string.Create(CultureInfo.InvariantCulture, $"{first}"),
        var (first, last) when last == first + 1 => string.Create(CultureInfo.InvariantCulture, $"{first}, {last}"),
        var (first, last) => string.Create(CultureInfo.InvariantCulture, $"{first}-{last}"),
    }));
}
