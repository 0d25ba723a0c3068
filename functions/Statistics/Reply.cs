using System.IO.Pipelines;

namespace Pipeline.Functions.Statistics;

/// <summary>What a question will be answered with, known before anything of it is made: its tag can be compared first.</summary>
/// <param name="MediaType">Exactly what <c>Content-Type</c> says.</param>
/// <param name="Canonical">What was asked, in one spelling.</param>
/// <param name="Open">Makes the answer ready; gives null when it is empty, which is no error.</param>
public sealed record Reply(string MediaType, string Canonical, Func<CancellationToken, Task<WriteBody?>> Open)
{
    /// <summary>Value of <c>Link</c>; null for none.</summary>
    public string? Links { get; init; }

    /// <summary>Whether it depends on the language.</summary>
    public bool HasLanguage { get; init; } = true;

    /// <summary>Whether it is compressed already.</summary>
    public bool IsPacked { get; init; }

    /// <summary>Name to save it under; null to show it.</summary>
    public string? FileName { get; init; }

    /// <summary>An answer that is short and made already.</summary>
    public static Reply Of(string mediaType, string canonical, byte[] body) => new(
        mediaType, canonical, _ => Task.FromResult<WriteBody?>(async (output, ct) => await output.WriteAsync(body, ct)));
}

/// <summary>Writes an answer's body.</summary>
public delegate Task WriteBody(PipeWriter output, CancellationToken ct);
