using System.Collections.Immutable;
using System.Text;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Serving;

/// <summary>A coded component of every observation: a dimension, time, or an attribute.</summary>
/// <param name="codes">What it may be.</param>
/// <param name="placeAt">The place among <paramref name="codes"/> of a row of the table.</param>
public sealed class Column(string id, LocalText name, ImmutableArray<Code> codes, Func<int, int> placeAt)
{
    public string Id => id;

    public LocalText Name => name;

    public ImmutableArray<Code> Codes => codes;

    /// <summary>Each code's id as UTF-8: no id needs quotes in JSON, CSV or XML.</summary>
    public ImmutableArray<byte[]> Utf8 { get; } = [.. codes.Select(code => Encoding.UTF8.GetBytes(code.Id))];

    public int PlaceAt(int row) => placeAt(row);

    public string IdAt(int row) => codes[placeAt(row)].Id;
}
