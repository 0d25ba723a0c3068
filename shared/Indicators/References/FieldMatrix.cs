using Pipeline.Indicators.Occupations;

namespace Pipeline.Indicators.References;

/// <summary>Into which occupations graduates of a field of education go: shares by field, each field's summing to at most 1.</summary>
public sealed class FieldMatrix
{
    const double Tolerance = 1e-6;

    readonly Dictionary<string, List<(string Isco08, double Share)>> _shares = new(StringComparer.Ordinal);

    FieldMatrix()
    {
    }

    /// <summary>Share of a field's graduates by position in the tree; of a field that the matrix lacks, of the field above it (0613, 061, 06).</summary>
    public IEnumerable<(int Node, double Share)> Occupations(string field, OccupationTree tree)
    {
        for (var length = field.Length; length > 0; length--)
            if (_shares.TryGetValue(field[..length], out var shares)) return shares.Select(s => (Math.Max(0, tree.FindLongest(s.Isco08)), s.Share));
        return [];
    }

    /// <param name="text">CSV with a header: isced_f, isco08, share (above 0 up to 1).</param>
    /// <exception cref="InvalidDataException">A line cannot be read, or the shares of a field sum to more than 1.</exception>
    public static FieldMatrix Parse(string file, string text)
    {
        var matrix = new FieldMatrix();
        foreach (var row in ReferenceCsv.Read(file, text, ["isced_f", "isco08", "share"]))
        {
            if (row.Number(2) is not (> 0 and <= 1)) throw row.Fault(2, "a share above 0 up to 1");
            if (!Pipeline.Reference.Isco08.TryParse(row[1], null, out _)) throw row.Fault(1, "an ISCO-08 code");
            if (!matrix._shares.TryGetValue(row[0], out var shares)) matrix._shares.Add(row[0], shares = []);
            shares.Add((row[1], row.Number(2)));
            if (shares.Sum(s => s.Share) > 1 + Tolerance) throw row.Fault(0, "a field whose shares sum to at most 1");
        }
        return matrix;
    }
}
