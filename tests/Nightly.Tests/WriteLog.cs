using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.Nightly.Tests;

/// <summary>Keeps the names of the blobs that a client reads and writes, in order, and can break the connection at one of them.</summary>
sealed class WriteLog : HttpPipelineSynchronousPolicy
{
    readonly List<string> _written = [];
    readonly List<string> _kept = [];

    /// <summary>Tables of runs and the pointer.</summary>
    public IReadOnlyList<string> Written => _written;

    /// <summary>What is kept for later runs: partials, stocks, what the survey says, cells of no quarter, and quarters.</summary>
    public IReadOnlyList<string> Kept => _kept;

    /// <summary>Blobs that were asked for.</summary>
    public List<string> Asked { get; } = [];

    /// <summary>Writing a blob whose name ends with this fails.</summary>
    public string? BreakAt { get; set; }

    public override void OnSendingRequest(HttpMessage message)
    {
        var uri = message.Request.Uri.ToUri();
        if (message.Request.Method == RequestMethod.Get)
            lock (_kept) Asked.Add(Uri.UnescapeDataString(uri.Segments[^1]));
        if (message.Request.Method != RequestMethod.Put || uri.Query.Contains("restype=container", StringComparison.Ordinal)
            || uri.Query.Contains("comp=lease", StringComparison.Ordinal) || uri.AbsolutePath.EndsWith("running.lock", StringComparison.Ordinal)) return;
        if (BreakAt is not null && uri.AbsolutePath.EndsWith(BreakAt, StringComparison.Ordinal)) throw new IOException("The connection broke.");
        var isKept = uri.Segments.Any(s => s is "partials/" or "stocks/" or "surveys/" or "quarters/" or "cells/");
        lock (_kept) (isKept ? _kept : _written).Add(Uri.UnescapeDataString(uri.Segments[^1]));
    }
}
