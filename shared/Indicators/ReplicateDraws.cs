using System.Numerics;
using System.Runtime.CompilerServices;

namespace Pipeline.Indicators;

/// <summary>Draws one number for each replicate of a bootstrap at once: the same that <see cref="CounterRandom"/> gives one by one, to the last bit.</summary>
sealed class ReplicateDraws
{
    // What seed and replicate come to, hashed once; filled up to whole vectors.
    readonly ulong[] _keys;
    readonly double[] _drawn;
    readonly int _count;

    /// <param name="count">How many replicates: B, or some of them.</param>
    /// <param name="first">The replicates before them.</param>
    public ReplicateDraws(long seed, int count, int first = 0)
    {
        var lanes = Vector<ulong>.Count;
        _count = count;
        _keys = [.. Enumerable.Range(first + 1, (count + lanes - 1) / lanes * lanes).Select(b => CounterRandom.Replicate(seed, b))];
        _drawn = new double[_keys.Length];
    }

    /// <summary>Of each replicate the first <see cref="CounterRandom.PoissonOne"/> of a stratum. They hold until the next call.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public ReadOnlySpan<double> PoissonOne(ulong stratum)
    {
        for (var i = 0; i < _keys.Length; i += Vector<ulong>.Count)
        {
            var bits = CounterRandom.Absorb(CounterRandom.Absorb(new Vector<ulong>(_keys, i), stratum), 0);
            // Below 2^53, so that they are the same numbers with a sign.
            var left = Vector.ConvertToDouble((bits >>> 11).As<ulong, long>()) * CounterRandom.Step;
            Invert(left).CopyTo(_drawn, i);
        }
        return _drawn.AsSpan(0, _count);
    }

    /// <summary>How many terms of e^-1 / k! can be taken from each number, one after another.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static Vector<double> Invert(Vector<double> left)
    {
        var (count, term, takes) = (Vector<double>.Zero, CounterRandom.NoneOfPoissonOne, Vector<long>.AllBitsSet);
        for (var taken = 1; term > 0; term /= taken++)
        {
            // One that could not take a term takes none of the smaller ones after it.
            takes &= Vector.GreaterThanOrEqual(left, new Vector<double>(term));
            if (takes == Vector<long>.Zero) break;
            left -= Vector.ConditionalSelect(takes, new Vector<double>(term), Vector<double>.Zero);
            count += Vector.ConditionalSelect(takes, Vector<double>.One, Vector<double>.Zero);
        }
        return count;
    }
}
