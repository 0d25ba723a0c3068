using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Pipeline.Coordination;

/// <summary>What is measured of the calendar, at each daily look. Tags are agency and dataset.</summary>
public static class CoordinationTelemetry
{
    /// <summary>Of the meter.</summary>
    public const string Name = "Pipeline.Coordination";

    static readonly Meter Instruments = new(Name);
    static readonly Gauge<int> Overdue = Instruments.CreateGauge<int>("pipeline.delivery.overdue", "d", "Days by which the longest missing delivery of a dataset is overdue; 0 when none is.");

    /// <summary>Measures every dataset of the calendar, also those of which nothing is missing: otherwise the last bad day would stand for ever.</summary>
    internal static void Looked(IEnumerable<CalendarEntry> entries)
    {
        foreach (var dataset in entries.GroupBy(e => (e.Agency, e.Dataset)))
            Overdue.Record(
                dataset.Max(e => e.State == CalendarState.Missing ? e.DaysPastDue : 0),
                new TagList { { "agency", $"{dataset.Key.Agency}" }, { "dataset", $"{dataset.Key.Dataset}" } });
    }
}
