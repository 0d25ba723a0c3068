using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Custody;

/// <summary>Reads an archived file once more, to find which identifiers stand behind the pseudonyms that were made of it.</summary>
public sealed class Originals(BlobServiceClient blobs, CatalogInForce catalog, TimeProvider clock)
{
    readonly BlobContainerClient _archive = blobs.GetBlobContainerClient(Containers.Archive);

    /// <param name="protocolVersion">The version that the file was accepted under, as its footer has it.</param>
    /// <returns>Null when the archive does not have the file.</returns>
    /// <exception cref="InvalidDataException">No protocol reads it any more.</exception>
    public async Task<PseudonymMap?> MapAsync(LakePartition partition, string? protocolVersion, Pseudonymiser older, Pseudonymiser newer, CancellationToken ct)
    {
        await foreach (var blob in _archive.GetBlobsAsync(BlobTraits.None, BlobStates.None, $"{partition.Agency}/{partition.Submission}/", ct))
        {
            var protocol = ProtocolOf(partition, protocolVersion)
                ?? throw new InvalidDataException($"There is no protocol {partition.Agency}/{partition.Dataset} any more to read the original with.");
            var map = new PseudonymMap(protocol, older, newer);
            await using var content = await _archive.GetBlobClient(blob.Name).OpenReadAsync(cancellationToken: ct);
            await new DropValidator(protocol, catalog.Now, partition.Period, clock) { ReceivedAt = blob.Properties.CreatedOn }
                .ValidateAsync(content, map, map, new NoFindings(), progress: null, ct);
            return map;
        }
        return null;
    }

    Protocol? ProtocolOf(LakePartition partition, string? version) => catalog.Now.Protocols.Concat(catalog.Now.Published)
        .FirstOrDefault(p => p.Agency == partition.Agency && p.Dataset == partition.Dataset && $"{p.Version}" == version)
        ?? catalog.Now.Find(partition.Agency, partition.Dataset);

    /// <summary>What is wrong with the file was said when it came.</summary>
    sealed class NoFindings : IFindings
    {
        public ValueTask AddAsync(Finding finding, CancellationToken ct) => ValueTask.CompletedTask;
    }
}
