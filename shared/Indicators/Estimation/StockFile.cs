using System.Numerics;

namespace Pipeline.Indicators.Estimation;

/// <summary>What one file adds to stocks, and to which.</summary>
/// <param name="Windows">Bit w is set when it is in window w.</param>
public readonly record struct StockFile(ClusterEntry[] Entries, uint Windows)
{
    /// <summary>Windows that can be told apart.</summary>
    public const int MostWindows = 8 * sizeof(uint);

    /// <summary>The windows that are set, lowest first.</summary>
    internal static IEnumerable<int> In(uint windows)
    {
        for (; windows != 0; windows &= windows - 1) yield return BitOperations.TrailingZeroCount(windows);
    }
}
