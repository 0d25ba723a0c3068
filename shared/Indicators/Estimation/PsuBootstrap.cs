using Pipeline.Indicators.Survey;

namespace Pipeline.Indicators.Estimation;

/// <summary>
/// Rescaled bootstrap of a stratified sample (Rao and Wu, JASA 83, 1988, with n-1 draws): of the n units of a stratum n-1 are drawn with replacement, and the
/// weights of a unit are multiplied by n/(n-1) times the number of times it was drawn. The draws belong to the unit, whatever the round, so what a
/// panel's rounds have in common is carried along. A draw depends on seed, sample, stratum and its own number, not on threads or on other strata.
/// </summary>
/// <param name="Multipliers">By unit times <paramref name="Count"/> plus sample.</param>
/// <param name="Count">Samples, B.</param>
public sealed record PsuBootstrap(double[] Multipliers, int Count)
{
    /// <summary>Of one unit, by sample.</summary>
    public ReadOnlySpan<double> Of(int psu) => Multipliers.AsSpan(psu * Count, Count);

    /// <param name="psus">In their order by stratum and name.</param>
    /// <returns>
    /// Null when no stratum has two units: nothing can be said of the variance. Strata with a single unit are taken together as one; if there is only one
    /// such, it joins the first other stratum.
    /// </returns>
    public static PsuBootstrap? Draw(IReadOnlyList<PsuKey> psus, int count, long seed)
    {
        var strata = psus.Index().GroupBy(p => p.Item.Stratum, p => p.Index).Select(s => (Name: s.Key, Units: s.ToList())).ToList();
        if (strata.All(s => s.Units.Count < 2)) return null;
        var alone = strata.Where(s => s.Units.Count == 1).ToList();
        strata.RemoveAll(s => s.Units.Count == 1);
        if (alone.Count == 1) strata[0].Units.AddRange(alone[0].Units);
        else if (alone.Count > 1) strata.Add((alone[0].Name, [.. alone.SelectMany(s => s.Units)]));

        var multipliers = new double[psus.Count * count];
        foreach (var (name, units) in strata)
        {
            var (key, draws) = (CounterRandom.KeyOf($"stratum {name}"), new int[units.Count - 1]);
            for (var sample = 0; sample < count; sample++)
            {
                var random = new CounterRandom(seed, sample + 1, key);
                for (var i = 0; i < draws.Length; i++) draws[i] = random.Below(units.Count, i);
                var rescaled = Rescale(units.Count, draws);
                for (var i = 0; i < units.Count; i++) multipliers[units[i] * count + sample] = rescaled[i];
            }
        }
        return new(multipliers, count);
    }

    /// <summary>What the weights of a stratum's units are multiplied by when these were drawn.</summary>
    /// <param name="size">Units in the stratum, n.</param>
    /// <param name="draws">n-1 positions of units.</param>
    public static double[] Rescale(int size, ReadOnlySpan<int> draws)
    {
        var factors = new double[size];
        foreach (var draw in draws) factors[draw] += size / (size - 1.0);
        return factors;
    }
}
