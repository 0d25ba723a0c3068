using System.Diagnostics;

namespace Pipeline.Reference;

/// <summary>
/// The trace that a file carries from its ticket to its receipt, as metadata of the blob: the <c>traceparent</c> of W3C Trace Context. Whoever uploads may write
/// anything there, so that only what the standard allows is read.
/// </summary>
public static class DeliveryTrace
{
    /// <summary>Name of the metadata.</summary>
    public const string Metadata = "traceparent";

    /// <summary>The header that storage takes the metadata from.</summary>
    public const string Header = $"x-ms-meta-{Metadata}";

    // Version, trace, span and flags with three hyphens between.
    const int Length = 55;

    /// <summary>What a file is to carry: the trace of the request that asked for the ticket, or a new one where nothing traces. Marked as sampled, for files are few.</summary>
    public static string Begin() => Activity.Current is { IdFormat: ActivityIdFormat.W3C } asked
        ? $"00-{asked.TraceId}-{asked.SpanId}-01"
        : $"00-{ActivityTraceId.CreateRandom()}-{ActivitySpanId.CreateRandom()}-01";

    /// <summary>The trace that a blob carries; null when it carries none, or something else under that name.</summary>
    public static ActivityContext? Read(IDictionary<string, string> metadata) =>
        metadata.TryGetValue(Metadata, out var text) && text.Length == Length && ActivityContext.TryParse(text, traceState: null, isRemote: true, out var context)
            ? context
            : null;
}
