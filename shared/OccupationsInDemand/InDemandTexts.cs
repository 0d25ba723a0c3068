using System.Collections.Concurrent;
using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Reference;

namespace Pipeline.OccupationsInDemand;

/// <summary>
/// Container <c>occupations-in-demand</c>: what is fixed once and for all, by its hash. <c>versions/{day}-{first 12 digits}.json</c> and
/// <c>rounds/{quarter}-{first 12 digits}.json</c>. What was read is kept in memory: it cannot change.
/// </summary>
public sealed class InDemandTexts(BlobServiceClient blobs)
{
    readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.OccupationsInDemand);
    readonly ConcurrentDictionary<string, object> _read = new(StringComparer.Ordinal);

    /// <summary>Keeps a text before its row is written: a row never names a text that is not there.</summary>
    internal Task WriteAsync(string folder, string name, byte[] json, string sha256, CancellationToken ct) => _container.GetBlobClient(NameOf(folder, name, sha256))
        .UploadAsync(new BinaryData(json), new BlobUploadOptions { HttpHeaders = new() { ContentType = "application/json" } }, ct);

    /// <exception cref="InvalidDataException">The text is gone, or is not the one that was recorded.</exception>
    internal async Task<T> ReadAsync<T>(string folder, string name, string sha256, CancellationToken ct)
        where T : class
    {
        var blob = NameOf(folder, name, sha256);
        if (_read.TryGetValue($"{blob}|{sha256}", out var known)) return (T)known;
        try
        {
            var content = (await _container.GetBlobClient(blob).DownloadContentAsync(ct)).Value.Content;
            if (Documents.Sha256(content.ToString()) != sha256) throw new InvalidDataException($"The text {blob} is not the one that was recorded: its SHA-256 differs.");
            return (T)_read.GetOrAdd($"{blob}|{sha256}", JsonSerializer.Deserialize<T>(content.ToMemory().Span, Documents.Json)!);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            throw new InvalidDataException($"The text {blob} is gone.", e);
        }
    }

    static string NameOf(string folder, string name, string sha256) => $"{folder}/{name}-{sha256[..12]}.json";
}
