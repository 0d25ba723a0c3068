using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Protection.Rewriting;

/// <summary>A Parquet blob in a temporary file, with the version that it was.</summary>
sealed record HeldFile(Stream Content, ETag ETag, IReadOnlyDictionary<string, string> Footer, string Sha256, long Rows) : IAsyncDisposable
{
    /// <summary>Downloads a blob; null when it is gone.</summary>
    public static async Task<HeldFile?> DownloadAsync(BlobClient blob, CancellationToken ct)
    {
        var file = TemporaryFile.Open();
        try
        {
            var answer = await blob.DownloadStreamingAsync(cancellationToken: ct);
            await using (var content = answer.Value.Content) await content.CopyToAsync(file, ct);
            var hash = await HashAsync(file, ct);
            await using var reader = await LakeReader.OpenAsync(file, ct);
            return new(file, answer.Value.Details.ETag, new Dictionary<string, string>(reader.Metadata), hash, Enumerable.Range(0, reader.RowGroupCount).Sum(reader.RowCount));
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            await file.DisposeAsync();
            return null;
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Whether an entry of the footer names a request.</summary>
    public bool Lists(string entry, string request) => LakeMetadata.ListIn(Footer, entry).Contains(request);

    /// <summary>Puts another content in the blob's place, unless somebody else has. A reader of the old one is told that it has changed.</summary>
    /// <returns>The new content's hash; null when somebody else was first.</returns>
    public async Task<string?> ReplaceAsync(BlobClient blob, Stream content, CancellationToken ct)
    {
        var hash = await HashAsync(content, ct);
        content.Position = 0;
        try
        {
            await blob.UploadAsync(content, new BlobUploadOptions
            {
                Conditions = new() { IfMatch = ETag },
                HttpHeaders = new() { ContentType = "application/vnd.apache.parquet" },
            }, ct);
            return hash;
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            return null;
        }
    }

    public ValueTask DisposeAsync() => Content.DisposeAsync();

    static async Task<string> HashAsync(Stream content, CancellationToken ct)
    {
        content.Position = 0;
        var hash = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct));
        content.Position = 0;
        return hash;
    }
}
