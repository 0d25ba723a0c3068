using System.Diagnostics;
using System.Diagnostics.Metrics;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;

namespace Pipeline.Intake;

/// <summary>
/// What is measured of the way of a drop, for whatever collects it (OpenTelemetry does, by the name below). Tags are agency, dataset and outcome: nothing of a row, a
/// file's name or a person. The activity continues the invocation's trace (W3C), from the file that was found to the receipt.
/// </summary>
public static class IntakeTelemetry
{
    /// <summary>Of the meter and of the source of activities.</summary>
    public const string Name = "Pipeline.Intake";

    static readonly ActivitySource Activities = new(Name);
    static readonly Meter Instruments = new(Name);
    static readonly Counter<long> Drops = Instruments.CreateCounter<long>("pipeline.drops", "{drop}", "Drops that came to an outcome, or failed on every attempt.");
    static readonly Counter<long> Rows = Instruments.CreateCounter<long>("pipeline.rows", "{row}", "Rows read, by whether they were accepted.");
    static readonly Counter<long> Findings = Instruments.CreateCounter<long>("pipeline.findings", "{finding}", "Findings that receipts list.");
    static readonly Histogram<int> Lateness = Instruments.CreateHistogram(
        "pipeline.drop.lateness", "d", "Days from the due day to the day a drop came; 0 in time.", tags: null, new InstrumentAdvice<int> { HistogramBucketBoundaries = [0, 1, 2, 5, 10, 20, 30, 60, 90] });
    static readonly Histogram<double> Seconds = Instruments.CreateHistogram(
        "pipeline.drop.duration", "s", "From finding the file to its receipt.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800] });

    /// <summary>
    /// Begins the activity of a drop, in the trace that the file came with and linked to the run that found it; in that run's trace when it came with none. Null when
    /// nobody listens.
    /// </summary>
    internal static Activity? Begin(Drop drop)
    {
        var activity = drop.Delivery.Trace is { } sent
            ? Activities.StartActivity("drop", ActivityKind.Consumer, sent, links: Activity.Current is { } found ? [new(found.Context)] : null)
            : Activities.StartActivity("drop", ActivityKind.Consumer);
        return activity?.SetTag("submission", drop.Id.ToString());
    }

    /// <summary>The trace to look for, 32 hexadecimal digits: the one that the file came with, else the one at work; null when there is neither.</summary>
    internal static string? TraceOf(Delivery delivery) => (delivery.Trace?.TraceId ?? Activity.Current?.TraceId)?.ToString();

    internal static void Decided(Drop drop, Receipt receipt, TimeSpan elapsed, Activity? activity)
    {
        var tags = Tags(drop, receipt.Outcome);
        Drops.Add(1, tags);
        Findings.Add(receipt.Findings.Count, tags);
        Seconds.Record(elapsed.TotalSeconds, tags);
        if (receipt.DaysLate is { } days) Lateness.Record(days, tags);
        if (receipt.Report is { } report)
        {
            Rows.Add(report.RowsAccepted, new("agency", drop.Id.Agency.ToString()), new("accepted", true));
            Rows.Add(report.RowsRejected, new("agency", drop.Id.Agency.ToString()), new("accepted", false));
        }
        activity?.SetTag("outcome", receipt.Outcome);
    }

    /// <summary>Counts a drop that nothing more is tried with: operators are told of it by this.</summary>
    internal static void Failed(Drop drop) => Drops.Add(1, Tags(drop, nameof(Lifecycle.Failed)));

    static TagList Tags(Drop drop, string outcome) =>
        new() { { "agency", drop.Id.Agency.ToString() }, { "dataset", drop.Taken?.Path.Dataset.ToString() ?? "unknown" }, { "outcome", outcome } };
}
