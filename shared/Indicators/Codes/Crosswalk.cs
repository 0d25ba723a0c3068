using System.Globalization;
using Pipeline.Indicators.References;

namespace Pipeline.Indicators.Codes;

/// <summary>One line of a crosswalk: so much of a code of another classification is in a group of ISCO-08.</summary>
/// <param name="Share">Of the code, above 0 up to 1.</param>
public sealed record CrosswalkLine(string FromScheme, string FromCode, string ToCode, double Share);

/// <summary>
/// Codes of national variants and older classifications, and the ISCO-08 groups that they are made of. The shares of a code sum to one, so that
/// what is counted under it is counted once.
/// </summary>
public sealed class Crosswalk
{
    const double Tolerance = 1e-6;
    static readonly string[] Columns = ["from_scheme", "from_code", "to_scheme", "to_code", "share"];

    readonly Dictionary<string, CrosswalkLine[]> _lines;

    /// <exception cref="InvalidDataException">The shares of a code do not sum to one, one is not above 0, or two schemes use a code.</exception>
    public Crosswalk(IEnumerable<CrosswalkLine> lines)
    {
        _lines = lines.GroupBy(l => l.FromCode).ToDictionary(c => c.Key, c => c.OrderBy(l => l.ToCode, StringComparer.Ordinal).ToArray(), StringComparer.Ordinal);
        foreach (var (code, targets) in _lines)
        {
            if (targets.Select(t => t.FromScheme).Distinct().Count() > 1)
                throw new InvalidDataException($"Crosswalk: code {code} stands under several schemes; the files do not say which one they use. Keep one.");
            if (targets.Any(t => !(t.Share > 0)) || Math.Abs(targets.Sum(t => t.Share) - 1) > Tolerance)
                throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture,
                    $"Crosswalk: the shares of code {code} sum to {targets.Sum(t => t.Share)}; they must be above 0 and sum to 1."));
        }
    }

    public static Crosswalk None { get; } = new([]);

    /// <summary>The groups that a code is split into; null when the crosswalk does not know it.</summary>
    public IReadOnlyList<CrosswalkLine>? Find(string code) => _lines.GetValueOrDefault(code);

    /// <param name="text">CSV with a header: from_scheme, from_code, to_scheme (isco08), to_code, share.</param>
    /// <exception cref="InvalidDataException">A line cannot be read; the message names the file, the line and what was expected.</exception>
    public static Crosswalk Parse(string file, string text) => new(
        ReferenceCsv.Read(file, text, Columns).Select(row => row[2] == "isco08"
            ? new CrosswalkLine(row[0], row[1], row[3], row.Number(4))
            : throw row.Fault(2, "isco08")));
}
