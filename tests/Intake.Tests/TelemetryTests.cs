using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using Azure.Storage.Blobs.Models;
using Pipeline.Reference;
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
        meters.SetMeasurementEventCallback<int>((i, value, tags, _) => Add(i.Name, value, tags));
        meters.SetMeasurementEventCallback<double>((i, value, tags, _) => Add(i.Name, value, tags));
        meters.Start();
        using var listener = Listen(out var activities);

        var path = await storage.UploadAsync("dgie/work-permits/2019-02/measured.csv", Permits.File(1, 30));
        using var invocation = new Activity("invocation").SetIdFormat(ActivityIdFormat.W3C).Start();
        var receipt = (await storage.Intake().TakeAsync(path, default))!;
        invocation.Stop();
        // Other tests take drops meanwhile.
        meters.Dispose();
        List<(string Name, double Value, string Tags)> told;
        lock (measured) told = [.. measured];

        (string, double)[] counted = [.. told.Where(m => m.Tags.Contains("agency=dgie", StringComparison.Ordinal)).Select(m => (m.Name, m.Value))];
        Assert.Contains(("pipeline.drops", 1), counted);
        Assert.Contains(("pipeline.rows", 30), counted);
        Assert.Contains(("pipeline.rows", 0), counted);
        Assert.Contains(("pipeline.drop.lateness", (double)receipt.DaysLate!), counted);
        Assert.Contains(("pipeline.findings", receipt.Findings.Count), counted);
        Assert.Contains(counted, c => c.Item1 == "pipeline.drop.duration" && c.Item2 > 0);
        var activity = Assert.Single(activities, a => Equals(a.GetTagItem("submission"), receipt.SubmissionId));
        Assert.Equal((invocation.TraceId, receipt.Outcome), (activity.TraceId, activity.GetTagItem("outcome")));
        Assert.Equal($"{invocation.TraceId}", receipt.TraceId);
        Assert.DoesNotContain(told, m => m.Tags.Contains("KEN-A", StringComparison.Ordinal) || m.Tags.Contains("measured.csv", StringComparison.Ordinal));

        void Add(string name, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            var text = string.Join(' ', tags.ToArray().Select(t => $"{t.Key}={t.Value}"));
            lock (measured) measured.Add((name, value, text));
        }
    }

    [Fact]
    public async Task A_file_that_carries_a_trace_is_taken_in_it_and_linked_to_the_run_that_found_it()
    {
        const string Sent = "4bf92f3577b34da6a3ce929d0e0e4736";
        using var listener = Listen(out var activities);
        var path = await CarryingAsync("dgie/work-permits/2019-03/traced.csv", $"00-{Sent}-00f067aa0ba902b7-01");
        using var invocation = new Activity("invocation").SetIdFormat(ActivityIdFormat.W3C).Start();

        var receipt = (await storage.Intake().TakeAsync(path, default))!;

        var activity = Assert.Single(activities, a => Equals(a.GetTagItem("submission"), receipt.SubmissionId));
        Assert.Equal((Sent, "00f067aa0ba902b7"), ($"{activity.TraceId}", $"{activity.ParentSpanId}"));
        Assert.Equal(invocation.SpanId, Assert.Single(activity.Links).Context.SpanId);
        Assert.Equal(Sent, receipt.TraceId);
        var id = SubmissionId.Parse(receipt.SubmissionId);
        Assert.Equal(Sent, (await storage.On().Receipts.FindAsync(id, default))!.TraceId);
        Assert.Contains(Sent, $"{await storage.On().Receipts.FindFileAsync(id, "report.html", default)}", StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_nothing_more_is_tried_with_names_its_trace_too()
    {
        const string Sent = "5bf92f3577b34da6a3ce929d0e0e4737";
        var path = await CarryingAsync("dgie/work-permits/2019-04/poisoned.csv", $"00-{Sent}-00f067aa0ba902b7-01");
        var etag = (await storage.Blobs.GetBlobContainerClient(Containers.Drops).GetBlobClient(path).GetPropertiesAsync()).Value.ETag.ToString();

        await storage.On().Failed.RecordAsync($$"""{"FunctionId": "f", "ContainerName": "drops", "BlobName": "{{path}}", "ETag": {{System.Text.Json.JsonSerializer.Serialize(etag)}}}""", default);

        Assert.Equal(Sent, (await storage.On().Receipts.FindAsync(SubmissionId.For(AgencyId.Parse("dgie"), path, etag), default))!.TraceId);
    }

    [Fact]
    public async Task A_file_that_failed_on_every_attempt_is_counted_once()
    {
        var failed = 0L;
        using var meters = new MeterListener { InstrumentPublished = (instrument, listener) => { if (instrument.Name == "pipeline.drops") listener.EnableMeasurementEvents(instrument); } };
        meters.SetMeasurementEventCallback<long>((_, value, tags, _) =>
        {
            // Other tests' drops fail too, of other agencies; this one has no agreement for the dataset.
            var told = tags.ToArray().ToDictionary(t => t.Key, t => $"{t.Value}");
            if ((told["agency"], told["dataset"], told["outcome"]) == ("mifotra", "unknown", "Failed")) Interlocked.Add(ref failed, value);
        });
        meters.Start();
        const string Message = """{"ContainerName": "drops", "BlobName": "mifotra/work-permits/2019-06/poisoned.csv", "ETag": "0x1"}""";

        await storage.On().Failed.RecordAsync(Message, default);
        await storage.On().Failed.RecordAsync(Message, default);

        Assert.Equal(1, failed);
    }

    [Fact]
    public async Task The_same_content_again_names_the_trace_of_its_own_delivery()
    {
        var first = (await storage.Intake().TakeAsync(await CarryingAsync("dgie/work-permits/2019-05/a.csv", "00-1bf92f3577b34da6a3ce929d0e0e4731-00f067aa0ba902b7-01"), default))!;
        var again = (await storage.Intake().TakeAsync(await CarryingAsync("dgie/work-permits/2019-05/b.csv", "00-2bf92f3577b34da6a3ce929d0e0e4732-00f067aa0ba902b7-01"), default))!;

        Assert.Equal(first.SubmissionId, again.DuplicateOf);
        Assert.Equal(("1bf92f3577b34da6a3ce929d0e0e4731", "2bf92f3577b34da6a3ce929d0e0e4732"), (first.TraceId, again.TraceId));
    }

    async Task<string> CarryingAsync(string path, string trace)
    {
        await storage.Blobs.GetBlobContainerClient(Containers.Drops).GetBlobClient(path).UploadAsync(
            new BinaryData(Permits.File(1, 20)), new BlobUploadOptions { Metadata = new Dictionary<string, string> { [DeliveryTrace.Metadata] = trace } });
        return path;
    }

    static ActivityListener Listen(out ConcurrentBag<Activity> stopped)
    {
        var found = stopped = [];
        var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == IntakeTelemetry.Name,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = found.Add,
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }
}
