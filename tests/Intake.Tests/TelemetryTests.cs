using System.Diagnostics;
using System.Diagnostics.Metrics;
using Pipeline.Testing;

namespace Pipeline.Intake.Tests;

/// <summary>What is measured of a drop, and that nothing of it is about a person.</summary>
public sealed class TelemetryTests(Storage storage) : IClassFixture<Storage>
{
    [Fact]
    public async Task A_drop_is_counted_with_its_rows_and_continues_the_trace_that_it_came_in()
    {
        var measured = new List<(string Name, double Value, string Tags)>();
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Meter.Name == IntakeTelemetry.Name) listener.EnableMeasurementEvents(instrument); } };
        meters.SetMeasurementEventCallback<long>((i, value, tags, _) => Add(i.Name, value, tags));
        meters.SetMeasurementEventCallback<double>((i, value, tags, _) => Add(i.Name, value, tags));
        meters.Start();
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == IntakeTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = activities.Add,
        };
        ActivitySource.AddActivityListener(listener);

        var path = await storage.UploadAsync("dgie/work-permits/2019-02/measured.csv", Permits.File(1, 30));
        using var invocation = new Activity("invocation").SetIdFormat(ActivityIdFormat.W3C).Start();
        var receipt = (await storage.Intake().TakeAsync(path, default))!;
        invocation.Stop();

        (string, double)[] counted = [.. measured.Where(m => m.Tags.Contains("agency=dgie", StringComparison.Ordinal)).Select(m => (m.Name, m.Value))];
        Assert.Contains(("pipeline.drops", 1), counted);
        Assert.Contains(("pipeline.rows", 30), counted);
        Assert.Contains(("pipeline.rows", 0), counted);
        Assert.Contains(("pipeline.findings", receipt.Findings.Count), counted);
        Assert.Contains(counted, c => c.Item1 == "pipeline.drop.duration" && c.Item2 > 0);
        var activity = Assert.Single(activities, a => Equals(a.GetTagItem("submission"), receipt.SubmissionId));
        Assert.Equal((invocation.TraceId, receipt.Outcome), (activity.TraceId, activity.GetTagItem("outcome")));
        Assert.DoesNotContain(measured, m => m.Tags.Contains("KEN-A", StringComparison.Ordinal) || m.Tags.Contains("measured.csv", StringComparison.Ordinal));

        void Add(string name, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var text = string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"));
            lock (measured) measured.Add((name, value, text));
        }
    }
}
