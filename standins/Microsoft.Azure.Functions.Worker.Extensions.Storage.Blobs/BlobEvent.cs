using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Makes occurrences of blobs.</summary>
static class BlobEvent
{
    static readonly Dictionary<Type, Func<BlobContainerClient, string, CancellationToken, ValueTask<object?>>> Values = new()
    {
        [typeof(BlobClient)] = (container, name, _) => new(container.GetBlobClient(name)),
        [typeof(BlobBaseClient)] = (container, name, _) => new(container.GetBlobBaseClient(name)),
        [typeof(BlockBlobClient)] = (container, name, _) => new(container.GetBlockBlobClient(name)),
        [typeof(AppendBlobClient)] = (container, name, _) => new(container.GetAppendBlobClient(name)),
        [typeof(PageBlobClient)] = (container, name, _) => new(container.GetPageBlobClient(name)),
        [typeof(BlobContainerClient)] = (container, _, _) => new(container),
        [typeof(Stream)] = async (container, name, cancellationToken) =>
            await container.GetBlobClient(name).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), cancellationToken),
        [typeof(string)] = async (container, name, cancellationToken) =>
            (await container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content.ToString(),
        [typeof(byte[])] = async (container, name, cancellationToken) =>
            (await container.GetBlobClient(name).DownloadContentAsync(cancellationToken)).Value.Content.ToArray(),
    };

    /// <summary>What parameters may ask for by name, besides the words of the path.</summary>
    public static readonly IReadOnlySet<string> Facts = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { "BlobTrigger", "Uri" };

    public static string BindableTypes => string.Join(", ", Values.Keys.Select(t => t.Name));

    public static bool CanBind(Type type) => Values.ContainsKey(type);

    public static TriggerEvent Of(BlobContainerClient container, string name, IReadOnlyDictionary<string, string> words, string reason)
    {
        var data = words.ToDictionary(w => w.Key, w => (object?)w.Value, StringComparer.OrdinalIgnoreCase);
        data["BlobTrigger"] = $"{container.Name}/{name}";
        data["Uri"] = container.GetBlobBaseClient(name).Uri.ToString();
        return new GivenEvent(reason, data, (type, cancellationToken) => Values[type](container, name, cancellationToken));
    }
}
