using System.Diagnostics.Metrics;
using Pipeline.Reference;

namespace Pipeline.Coordination.Tests;

public class TelemetryTests
{
    [Fact]
    public void Each_dataset_is_measured_by_the_longest_that_is_missing_and_by_nothing_once_all_is_there()
    {
        var measured = new Dictionary<string, int>();
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Name == "pipeline.delivery.overdue") listener.EnableMeasurementEvents(instrument); } };
        meters.SetMeasurementEventCallback<int>((_, days, tags, _) => { lock (measured) measured[string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"))] = days; });
        meters.Start();
        // Names that no other test has: they are measured meanwhile.
        var (late, well) = (Entry("telemetry", "2026-08", CalendarState.Missing, 40), Entry("telemetry", "2026-09", CalendarState.Missing, 9));
        CoordinationTelemetry.Looked([late, well, Entry("telemetry", "2026-10", CalendarState.Late, 60), Entry("well", "2026-10", CalendarState.OnTime, 0)]);
        Assert.Equal((40, 0), (measured["agency=measured dataset=telemetry"], measured["agency=measured dataset=well"]));

        CoordinationTelemetry.Looked([late with { State = CalendarState.Late }, well with { State = CalendarState.OnTime, DaysPastDue = 0 }]);
        Assert.Equal(0, measured["agency=measured dataset=telemetry"]);
    }

    static CalendarEntry Entry(string dataset, string period, CalendarState state, int days) =>
        new(AgencyId.Parse("measured"), DatasetId.Parse(dataset), ReferencePeriod.Parse(period), new(2026, 10, 1), state, days, []);
}
