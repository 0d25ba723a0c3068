using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Pipeline.Lake;
using Pipeline.Protection.Finding;
using Pipeline.Protection.Rewriting;
using Pipeline.Reference;

namespace Pipeline.Protection.Working;

/// <summary>How far the work on a request is. Holds the person's pseudonyms, so it goes when the work is over.</summary>
/// <param name="Keys">The person under every version of the key.</param>
public sealed record SubjectWork(string Request, IReadOnlyList<PersonKey> Keys)
{
    public SearchCursor Searched { get; init; } = SearchCursor.Start;

    /// <summary>Whether every file was looked at.</summary>
    public bool IsSearched { get; init; }

    public IReadOnlyList<FoundFile> Found { get; init; } = [];

    /// <summary>How many of the files found are done.</summary>
    public int Done { get; init; }

    /// <summary>The last original looked through for an erasure: container and path.</summary>
    public string Originals { get; init; } = "";

    /// <summary>What was rewritten or destroyed so far.</summary>
    public IReadOnlyList<ErasedFile> Erased { get; init; } = [];

    /// <summary>The same work, looked for anew; what was erased stays on record.</summary>
    public SubjectWork FromStart() => this with { Searched = SearchCursor.Start, IsSearched = false, Found = [], Done = 0, Originals = "" };
}

/// <summary>Container <c>subject-work</c>: a file per request at work, replaced whole.</summary>
public sealed class WorkShelf(BlobServiceClient blobs)
{
    readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.SubjectWork);

    public async Task WriteAsync(SubjectWork work, CancellationToken ct) =>
        await Blob(work.Request).UploadAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(work)), overwrite: true, ct);

    public async Task<SubjectWork?> FindAsync(string request, CancellationToken ct)
    {
        try
        {
            return JsonSerializer.Deserialize<SubjectWork>((await Blob(request).DownloadContentAsync(ct)).Value.Content);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public async Task RemoveAsync(string request, CancellationToken ct) => await Blob(request).DeleteIfExistsAsync(cancellationToken: ct);

    /// <summary>The requests whose work was last written before a time.</summary>
    public async Task<IReadOnlyList<string>> ListAsync(DateTimeOffset before, CancellationToken ct)
    {
        var requests = new List<string>();
        await foreach (var blob in _container.GetBlobsAsync(cancellationToken: ct))
            if (blob.Properties.LastModified < before) requests.Add(Path.GetFileNameWithoutExtension(blob.Name));
        return requests;
    }

    BlobClient Blob(string request) => _container.GetBlobClient($"{request}.json");
}
