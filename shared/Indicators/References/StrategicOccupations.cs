using System.Globalization;
using System.Text.RegularExpressions;
using Pipeline.Reference;

namespace Pipeline.Indicators.References;

/// <summary>A national strategy that names an occupation.</summary>
/// <param name="Isco08">Unit group.</param>
/// <param name="Strategy">Its short name.</param>
/// <param name="To">The last day; null while it has no end.</param>
/// <param name="Source">Where it says so: document, page.</param>
public sealed record StrategicOccupation(string Isco08, string Strategy, DateOnly From, DateOnly? To, string Source)
{
    public bool HoldsOn(DateOnly day) => From <= day && !(To < day);
}

/// <summary>strategic.csv: the occupations that national strategies name, each from a day on.</summary>
public sealed partial class StrategicOccupations
{
    static readonly string[] Columns = ["isco08", "strategy", "valid_from", "valid_to", "source"];

    readonly IReadOnlyList<StrategicOccupation> _all;

    StrategicOccupations(IReadOnlyList<StrategicOccupation> all) => _all = all;

    public static StrategicOccupations None { get; } = new([]);

    /// <summary>Whether anybody has supplied a strategy at all: otherwise nothing can be said of any occupation.</summary>
    public bool IsSupplied => _all.Count > 0;

    /// <exception cref="InvalidDataException">A line cannot be read; the message names the file, the line and what was expected.</exception>
    public static StrategicOccupations Parse(string file, string text)
    {
        var all = new List<StrategicOccupation>();
        foreach (var row in ReferenceCsv.Read(file, text, Columns))
        {
            if (!(Isco08.TryParse(row[0], null, out var code) && code.Level == 4)) throw row.Fault(0, "a unit group of ISCO-08, four digits such as 2221");
            if (!Name().IsMatch(row[1])) throw row.Fault(1, "a short name of letters, digits and hyphens");
            if (Day(row[2]) is not { } from) throw row.Fault(2, "a day written yyyy-MM-dd");
            var to = Day(row[3]);
            if (row[3].Length > 0 && !(to >= from)) throw row.Fault(3, "a day not before valid_from, written yyyy-MM-dd, or nothing");
            if (row[4].Length == 0) throw row.Fault(4, "the document and page that say so");
            if (all.Any(s => s.Isco08 == row[0] && s.Strategy == row[1])) throw row.Fault(1, "each strategy once for an occupation");
            all.Add(new(row[0], row[1], from, to, row[4]));
        }
        return new(all);
    }

    /// <summary>The strategies that name an occupation on a day, by name.</summary>
    public IReadOnlyList<StrategicOccupation> Of(string isco08, DateOnly day) =>
        [.. _all.Where(s => s.Isco08 == isco08 && s.HoldsOn(day)).OrderBy(s => s.Strategy, StringComparer.Ordinal)];

    /// <summary>How many name each occupation on a day; null while nobody supplied any.</summary>
    public IReadOnlyDictionary<string, int>? CountsOn(DateOnly day) =>
        IsSupplied ? _all.Where(s => s.HoldsOn(day)).CountBy(s => s.Isco08).ToDictionary(StringComparer.Ordinal) : null;

    static DateOnly? Day(string text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    [GeneratedRegex("^[A-Za-z0-9-]{1,60}$")]
    private static partial Regex Name();
}
