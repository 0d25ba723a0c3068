using System.Diagnostics;

namespace Pipeline.Reference.Tests;

public class DeliveryTraceTests
{
    [Fact]
    public void What_a_ticket_begins_a_file_carries()
    {
        using var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();
        var carried = DeliveryTrace.Begin();

        var read = DeliveryTrace.Read(new Dictionary<string, string> { [DeliveryTrace.Metadata] = carried })!.Value;

        Assert.Equal((request.TraceId, request.SpanId, ActivityTraceFlags.Recorded, true), (read.TraceId, read.SpanId, read.TraceFlags, read.IsRemote));
    }

    [Fact]
    public void Where_nothing_traces_each_ticket_begins_a_trace_of_its_own()
    {
        Activity.Current = null;

        Assert.NotEqual(TraceOf(DeliveryTrace.Begin()), TraceOf(DeliveryTrace.Begin()));

        static ActivityTraceId TraceOf(string carried) => DeliveryTrace.Read(new Dictionary<string, string> { [DeliveryTrace.Metadata] = carried })!.Value.TraceId;
    }

    [Theory]
    [InlineData("")]
    [InlineData("A. Mukamana, 1 1990 8 0000000 0 00")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7")]
    [InlineData("00-00000000000000000000000000000000-00f067aa0ba902b7-01")]
    [InlineData("00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more-that-somebody-wrote-there")]
    public void Anything_else_that_is_written_there_is_not_read(string text) =>
        Assert.Null(DeliveryTrace.Read(new Dictionary<string, string> { [DeliveryTrace.Metadata] = text }));

    [Fact]
    public void A_file_without_it_carries_none() => Assert.Null(DeliveryTrace.Read(new Dictionary<string, string>()));
}
