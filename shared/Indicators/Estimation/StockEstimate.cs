using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Pipeline.Indicators.Occupations;

namespace Pipeline.Indicators.Estimation;

/// <summary>What a stock comes to in every group, from the data and from each bootstrap sample, with its error. Kept from night to night as bytes.</summary>
public sealed class StockEstimate
{
    /// <summary>Counts up with every change of the layout.</summary>
    const int Version = 2;

    const int HeaderBytes = 3 * sizeof(int);

    readonly double[] _own;
    readonly double[] _n;
    readonly double[] _squares;
    readonly GroupValues _values;

    /// <param name="own">Records by the finest group that each is counted in.</param>
    /// <param name="squares">Variance by group.</param>
    internal StockEstimate(OccupationTree tree, double[] own, double[] squares, GroupValues values)
    {
        (_own, _squares, _values) = (own, squares, values);
        _n = GroupValues.RollUp([.. own], tree);
    }

    /// <summary>Records that the stock is of.</summary>
    public int N(int node) => (int)Math.Round(_n[node]);

    /// <summary>Records by the finest group that each is counted in.</summary>
    public IReadOnlyDictionary<int, int> OwnCounts() => _own.Index().Where(n => n.Item > 0).ToDictionary(n => n.Index, n => (int)Math.Round(n.Item));

    /// <summary>The mean stock; of the data itself unless a bootstrap sample is named.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public double At(int node, int sample = GroupValues.Point) => _values.At(node, sample);

    /// <summary>The standard deviation over the bootstrap of infinitely many samples.</summary>
    public double StandardError(int node) => Math.Sqrt(_squares[node]);

    /// <summary>Version, groups and samples (int32), then counts, variances, stocks and the stocks of the samples, as they lie in memory.</summary>
    public byte[] Write() =>
    [
        .. MemoryMarshal.AsBytes<int>([Version, _own.Length, _values.Count]),
        .. MemoryMarshal.AsBytes<double>(_own), .. MemoryMarshal.AsBytes<double>(_squares), .. MemoryMarshal.AsBytes<double>(_values.Points), .. MemoryMarshal.AsBytes<double>(_values.Samples),
    ];

    /// <returns>Null when the bytes are no estimate of this version over the groups of the tree.</returns>
    public static StockEstimate? Read(ReadOnlySpan<byte> bytes, OccupationTree tree)
    {
        if (bytes.Length < HeaderBytes) return null;
        var header = MemoryMarshal.Cast<byte, int>(bytes[..HeaderBytes]);
        var (groups, count) = (header[1], header[2]);
        if (header[0] != Version || groups != tree.Count || bytes.Length != HeaderBytes + sizeof(double) * ((long)groups * (3 + count))) return null;
        var numbers = MemoryMarshal.Cast<byte, double>(bytes[HeaderBytes..]);
        return new(tree, Part(numbers, 0), Part(numbers, 1), new(Part(numbers, 2), numbers[(3 * groups)..].ToArray(), count));

        double[] Part(ReadOnlySpan<double> all, int at) => all.Slice(at * groups, groups).ToArray();
    }
}
