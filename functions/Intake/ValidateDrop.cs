using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Configuration;
using Pipeline.Intake;
using Pipeline.Reference;

namespace Pipeline.Functions.Intake;

/// <summary>Checks every new or changed file of the inbox against its protocol, writes its receipt, keeps what is accepted.</summary>
public sealed class ValidateDrop(DropIntake intake)
{
    /// <remarks>Faults of the system are thrown, so that the host delivers again; bad data ends with a receipt.</remarks>
    [Function(nameof(ValidateDrop))]
    public Task RunAsync(
        [BlobTrigger(Containers.Drops + "/{name}", Source = BlobTriggerSource.EventGrid, Connection = StorageServices.Connection)] BlobClient blob,
        CancellationToken cancellationToken) => intake.TakeAsync(blob.Name, cancellationToken);
}
