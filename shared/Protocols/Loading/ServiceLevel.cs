using Pipeline.Reference;

namespace Pipeline.Protocols.Loading;

/// <summary>What <c>slaProperties</c> promise: how often, how soon, how clean, how long kept.</summary>
sealed record ServiceLevel(Frequency Frequency, int DueDays, double ErrorRate, int RetentionMonths, DateOnly? EndOfSupport)
{
    // The standard's other properties bind people and platforms; no drop is judged by them.
    static readonly string[] Descriptive =
    [
        "availability", "throughput", "generalAvailability", "endOfLife", "timeToDetect", "timeToNotify", "timeToRepair",
        "timeOfAvailability",
    ];

    const string EndOfSupportName = "endOfSupport";

    static readonly string[] Binding = ["frequency", "latency", "errorRate", "retention"];

    public static ServiceLevel Read(Node contract)
    {
        var entries = new Dictionary<string, Node>();
        foreach (var item in contract["slaProperties"]?.Items ?? [])
        {
            if (item["property"]?.Text is not { } name) continue;
            if (name != EndOfSupportName && !Binding.Contains(name) && !Descriptive.Contains(name))
                item["property"]!.ReportValue(string.Join(", ", Binding.Append(EndOfSupportName).Concat(Descriptive)));
            else if (!entries.TryAdd(name, item)) item.Report($"a second '{name}'", "each once");
        }
        foreach (var missing in Binding.Where(n => !entries.ContainsKey(n)))
            contract.Report($"no slaProperties entry '{missing}'", "it, because it is required");

        var months = Value(entries, "frequency", "month", 1, 12, "a whole number of months: 1, 3, 6 or 12");
        if (months is not (1 or 3 or 6 or 12)) entries.GetValueOrDefault("frequency")?["value"]?.ReportValue("1, 3, 6 or 12 months");
        return new(
            (Frequency)months,
            (int)Value(entries, "latency", "d", 0, 366, "a whole number of days from 0 to 366"),
            (double)Value(entries, "errorRate", "percent", 0, 100, "a percentage from 0 to 100", whole: false) / 100,
            (int)Value(entries, "retention", "month", 1, 1200, "a whole number of months from 1 to 1200"),
            ColumnOptions.Day(entries.GetValueOrDefault(EndOfSupportName)?["value"]));
    }

    static decimal Value(
        Dictionary<string, Node> entries, string name, string unit, decimal low, decimal high, string expected, bool whole = true)
    {
        if (!entries.TryGetValue(name, out var entry)) return low;
        if (entry["unit"] is not { } unitNode) entry.Report("no key 'unit'", unit);
        else if (unitNode.Text is { } text && text != unit) unitNode.ReportValue(unit);
        var value = entry["value"]?.Number;
        if (value >= low && value <= high && (!whole || value == decimal.Truncate(value.Value))) return value.Value;
        entry["value"]?.ReportValue(expected);
        return low;
    }
}
