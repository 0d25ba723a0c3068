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
}
