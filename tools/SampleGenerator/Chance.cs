namespace Pipeline.SampleGenerator;

/// <summary>Draws that <see cref="Random"/> does not have.</summary>
static class Chance
{
    public static bool Happens(this Random random, double probability) => random.NextDouble() < probability;

    /// <summary>A standard normal draw (Box and Muller).</summary>
    public static double Normal(this Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    /// <summary>A log-normal draw around a median, as wages and weights spread.</summary>
    public static double Around(this Random random, double median, double spread) => median * Math.Exp(spread * random.Normal());

    public static DateOnly Day(this Random random, DateOnly first, DateOnly last) => first.AddDays(random.Next(last.DayNumber - first.DayNumber + 1));

    /// <summary>
    /// A share from 0 to 1 that belongs to <paramref name="index"/>, the same in every sample: what is always true of a made-up person or
    /// employer. Different <paramref name="salt"/>s give independent shares. (The output step of SplitMix64, Steele and others 2014.)
    /// </summary>
    public static double ShareOf(long index, int salt)
    {
        var z = unchecked((ulong)index * 0x9E3779B97F4A7C15 + (ulong)(uint)salt * 0xD1B54A32D192ED03);
        z = unchecked((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9);
        z = unchecked((z ^ (z >> 27)) * 0x94D049BB133111EB);
        return ((z ^ (z >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
