using Pipeline.Reference;

namespace Pipeline.Indicators.References;

/// <summary>A monthly index of consumer prices, by which pay of different quarters is compared.</summary>
public sealed class ConsumerPrices
{
    readonly Func<int, double?> _of;

    ConsumerPrices(Func<int, double?> of) => _of = of;

    /// <summary>Leaves pay as it was paid.</summary>
    public static ConsumerPrices Constant { get; } = new(_ => 1);

    /// <summary>Mean index of a quarter's three months; null unless all three are known.</summary>
    /// <param name="round">Quarters since year 0.</param>
    public double? At(int round) => _of(round);

    /// <param name="text">CSV with a header: month (2026-09), index (above 0; any base).</param>
    /// <exception cref="InvalidDataException">A line cannot be read, or a month stands twice.</exception>
    public static ConsumerPrices Parse(string file, string text)
    {
        var index = new Dictionary<int, double>();
        foreach (var row in ReferenceCsv.Read(file, text, ["month", "index"]))
        {
            if (!ReferencePeriod.TryParse(row[0], null, out var month) || month.Frequency != Frequency.M) throw row.Fault(0, "a month such as 2026-09");
            if (row.Number(1) <= 0) throw row.Fault(1, "an index above 0");
            if (!index.TryAdd(month.Year * 12 + month.Index - 1, row.Number(1))) throw row.Fault(0, "a month that does not stand twice");
        }
        return new(round => Enumerable.Range(round * 3, 3).All(index.ContainsKey) ? Enumerable.Range(round * 3, 3).Average(m => index[m]) : null);
    }
}
