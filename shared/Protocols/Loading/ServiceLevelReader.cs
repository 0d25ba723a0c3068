using Pipeline.Reference;

namespace Pipeline.Protocols.Loading;

/// <summary>
/// What <c>slaProperties</c> promise, how often, how soon, how clean, how long kept; and the contract's clauses about days (<c>rw.dayRule</c>,
/// <c>rw.roll</c>, <c>rw.grace</c>, <c>rw.firstPeriod</c>, <c>rw.volumeDrop</c>), for which the standard's closed entries have no place.
/// </summary>
sealed record ServiceLevelReader(ServiceLevels Levels, double ErrorRate, int RetentionMonths, DateOnly? EndOfSupport)
{
    // The standard's other properties bind people and platforms; no drop is judged by them.
    static readonly string[] Descriptive =
    [
        "availability", "throughput", "generalAvailability", "endOfLife", "timeToDetect", "timeToNotify", "timeToRepair",
        "timeOfAvailability",
    ];

    const string EndOfSupportName = "endOfSupport";

    static readonly string[] Binding = ["frequency", "latency", "errorRate", "retention"];

    public static IReadOnlyList<Key> Clauses { get; } =
    [
        Key.May("rw.dayRule", Shape.OneOf("calendar", "working")), Key.May("rw.roll", Shape.OneOf("none", "next")), Key.May("rw.grace", Shape.Integer),
        Key.May("rw.firstPeriod", Shape.AnyText), Key.May("rw.volumeDrop", Shape.Number),
    ];

    /// <param name="clauses">The contract's custom properties by name.</param>
    public static ServiceLevelReader Read(Node contract, IReadOnlyDictionary<string, Node> clauses, HolidayCalendar holidays)
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
            LevelsOf((Frequency)months, (int)Value(entries, "latency", "d", 0, 366, "a whole number of days from 0 to 366"), clauses, holidays),
            (double)Value(entries, "errorRate", "percent", 0, 100, "a percentage from 0 to 100", whole: false) / 100,
            (int)Value(entries, "retention", "month", 1, 1200, "a whole number of months from 1 to 1200"),
            ColumnOptions.Day(entries.GetValueOrDefault(EndOfSupportName)?["value"]));
    }

    static ServiceLevels LevelsOf(Frequency frequency, int latency, IReadOnlyDictionary<string, Node> clauses, HolidayCalendar holidays) => new(frequency, latency)
    {
        DayRule = clauses.GetValueOrDefault("rw.dayRule").AsEnum<DayRule>(),
        Roll = clauses.GetValueOrDefault("rw.roll").AsEnum<DayRoll>(),
        GraceDays = (int)Within(clauses.GetValueOrDefault("rw.grace"), 0, 366, 0, "a whole number of days from 0 to 366"),
        FirstPeriod = FirstPeriodOf(clauses.GetValueOrDefault("rw.firstPeriod"), frequency),
        VolumeDrop = (double)Within(
            clauses.GetValueOrDefault("rw.volumeDrop"), 0, 100, (decimal)ServiceLevels.UsualVolumeDrop * 100, "a percentage from 0 to 100") / 100,
        Holidays = holidays,
    };

    static decimal Within(Node? node, decimal low, decimal high, decimal otherwise, string expected)
    {
        if (node?.Number is not { } value) return otherwise;
        if (value >= low && value <= high) return value;
        node.ReportValue(expected);
        return otherwise;
    }

    static ReferencePeriod? FirstPeriodOf(Node? node, Frequency frequency)
    {
        // A wrong frequency has been reported; no period fits it.
        if (node?.Text is not { } text || !Enum.IsDefined(frequency)) return null;
        if (ReferencePeriod.TryParse(text, null, out var period) && period.Frequency == frequency) return period;
        node.ReportValue(frequency.Describe());
        return null;
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
