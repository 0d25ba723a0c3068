using System.Numerics;
using System.Runtime.CompilerServices;
using Pipeline.Indicators.Numerics;

namespace Pipeline.Indicators;

/// <summary>
/// Random numbers that are a function of where they are used: (seed, replicate, stratum, draw) is hashed to 64 bits, so that a number depends
/// neither on the order of the rows nor on threads. The hash chains the finaliser of SplitMix64 (Steele, Lea and Flood, OOPSLA 2014) over the words.
/// </summary>
public readonly struct CounterRandom
{
    /// <summary>2^64 divided by the golden ratio, odd.</summary>
    const ulong Golden = 0x9E3779B97F4A7C15;

    const ulong First = 0xBF58476D1CE4E5B9;
    const ulong Second = 0x94D049BB133111EB;

    readonly ulong _key;

    /// <param name="seed">Of the run.</param>
    /// <param name="replicate">1 to B.</param>
    /// <param name="stratum">A key such as <see cref="KeyOf"/> makes.</param>
    public CounterRandom(long seed, long replicate, ulong stratum)
        => _key = Absorb(Replicate(seed, replicate), stratum);

    /// <summary>The same key for the same characters, on every machine.</summary>
    public static ulong KeyOf(ReadOnlySpan<char> text)
    {
        var key = (ulong)text.Length;
        foreach (var character in text) key = Absorb(key, character);
        return key;
    }

    /// <summary>64 random bits.</summary>
    public ulong Bits(long draw) => Absorb(_key, (ulong)draw);

    /// <summary>Uniform in [0, 1), a multiple of 2^-53.</summary>
    public double Uniform(long draw) => Unit(Bits(draw));

    /// <summary>Uniform on 0 .. <paramref name="bound"/> - 1, each exactly as likely (Lemire, ACM TOMACS 29, 2019).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int Below(int bound, long draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        var size = (ulong)bound;
        var bits = Bits(draw);
        var whole = Math.BigMul(bits, size, out var part);
        if (part < size)
            for (var reject = (0 - size) % size; part < reject;)
                whole = Math.BigMul(bits = Absorb(bits, 0), size, out part);
        return (int)whole;
    }

    /// <summary>Poisson with mean 1, by inversion: how often a unit is in a bootstrap sample of very many.</summary>
    public int PoissonOne(long draw)
    {
        var (left, term, count) = (Uniform(draw), NoneOfPoissonOne, 0);
        while (left >= term && term > 0) (left, term, count) = (left - term, term / (count + 1), count + 1);
        return count;
    }

    /// <summary>Standard normal, by inversion.</summary>
    public double Normal(long draw) => NormalQuantile.At((Bits(draw) >> 11) * Step + Step / 2);

    /// <summary>Gamma with scale 1 (Marsaglia and Tsang, ACM TOMS 26, 2000).</summary>
    /// <exception cref="ArgumentOutOfRangeException">The shape is not positive.</exception>
    public double Gamma(double shape, long draw)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(shape);
        var own = new CounterRandom(0, 0, Bits(draw));
        if (shape < 1) return own.Gamma(shape + 1, 0) * Math.Pow(1 - own.Uniform(1), 1 / shape);

        var d = shape - 1.0 / 3;
        var c = 1 / Math.Sqrt(9 * d);
        for (var attempt = 0L; ; attempt += 2)
        {
            var x = own.Normal(attempt);
            var v = Math.Pow(1 + c * x, 3);
            if (v > 0 && Math.Log(1 - own.Uniform(attempt + 1)) < 0.5 * x * x + d - d * v + d * Math.Log(v)) return d * v;
        }
    }

    /// <summary>How likely a Poisson number with mean 1 is 0.</summary>
    internal static readonly double NoneOfPoissonOne = Math.Exp(-1);

    internal static ulong Replicate(long seed, long replicate) => Absorb(Absorb(0, (ulong)seed), (ulong)replicate);

    /// <summary>Between two neighbours of what <see cref="Uniform"/> gives.</summary>
    internal const double Step = 1.0 / (1UL << 53);

    static double Unit(ulong bits) => (bits >> 11) * Step;

    /// <summary>One to one in <paramref name="word"/> for every <paramref name="state"/>.</summary>
    static ulong Absorb(ulong state, ulong word)
    {
        var z = state + Golden * (word + 1);
        z = (z ^ (z >> 30)) * First;
        z = (z ^ (z >> 27)) * Second;
        return z ^ (z >> 31);
    }

    /// <summary>The same for several states at once.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector<ulong> Absorb(Vector<ulong> states, ulong word)
    {
        var z = states + new Vector<ulong>(Golden * (word + 1));
        z = (z ^ (z >>> 30)) * First;
        z = (z ^ (z >>> 27)) * Second;
        return z ^ (z >>> 31);
    }
}
