using System.Collections.Concurrent;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Lake;

namespace Pipeline.Nightly;

/// <summary>The states of the lake's blobs: a dataset's are listed together, which takes one question instead of one for each file.</summary>
sealed class LakeStates
{
    readonly BlobContainerClient _lake;
    readonly ConcurrentDictionary<string, ETag> _states = new(StringComparer.Ordinal);

    LakeStates(BlobContainerClient lake) => _lake = lake;

    /// <param name="files">Whose datasets are listed.</param>
    public static async Task<LakeStates> ListAsync(BlobContainerClient lake, IEnumerable<LakePartition> files, CancellationToken ct)
    {
        var states = new LakeStates(lake);
        await Task.WhenAll(files.Select(f => LakePartition.FolderOf(f.Dataset)).Distinct().Select(folder => states.ListAsync(folder, ct)));
        return states;
    }

    /// <exception cref="RequestFailedException">The file is not there.</exception>
    public async Task<ETag> OfAsync(LakePartition file, CancellationToken ct)
    {
        if (_states.TryGetValue(file.BlobName, out var state)) return state;
        // A list tells states without the quotes of a header.
        var alone = (await _lake.GetBlobClient(file.BlobName).GetPropertiesAsync(cancellationToken: ct)).Value.ETag;
        return new(alone.ToString().Trim('"'));
    }

    async Task ListAsync(string folder, CancellationToken ct)
    {
        await foreach (var blob in _lake.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, ct))
            if (blob.Properties.ETag is { } state) _states[blob.Name] = state;
    }
}
