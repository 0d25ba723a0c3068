using Azure.Core;
using Azure.Core.Pipeline;

namespace Pipeline.Nightly.Tests;

/// <summary>Keeps the names of the blobs that a client writes, in order, and can break the connection at one of them.</summary>
sealed class WriteLog : HttpPipelineSynchronousPolicy
{
    readonly List<string> _written = [];

    public IReadOnlyList<string> Written => _written;

    /// <summary>Writing a blob whose name ends with this fails.</summary>
    public string? BreakAt { get; set; }

    public override void OnSendingRequest(HttpMessage message)
    {
        var uri = message.Request.Uri.ToUri();
        if (message.Request.Method != RequestMethod.Put || uri.Query.Contains("restype=container", StringComparison.Ordinal)) return;
        if (BreakAt is not null && uri.AbsolutePath.EndsWith(BreakAt, StringComparison.Ordinal)) throw new IOException("The connection broke.");
        _written.Add(Uri.UnescapeDataString(uri.Segments[^1]));
    }
}
