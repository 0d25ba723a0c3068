using Azure.Storage.Blobs;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;

namespace Pipeline.Walkthrough;

/// <summary>A sample drop and the receipt it got.</summary>
sealed record TakenDrop(SampleDrop Drop, Receipt Receipt);

/// <summary>Does what a clerk does: uploads a file and looks for the receipt.</summary>
sealed class Delivering(BlobServiceClient blobs, PipelineApi api)
{
    public async Task<TakenDrop> DeliverAsync(SampleDrop drop, CancellationToken ct)
    {
        var container = blobs.GetBlobContainerClient(Containers.Drops);
        await container.CreateIfNotExistsAsync(cancellationToken: ct);
        await using var content = File.OpenRead(drop.File);
        var uploaded = await container.GetBlobClient(drop.Path.ToString()).UploadAsync(content, overwrite: true, ct);
        var id = SubmissionId.For(drop.Path.Agency, drop.Path.ToString(), uploaded.Value.ETag.ToString());
        return new(drop, await api.ReceiptAsync(id, ct));
    }
}
