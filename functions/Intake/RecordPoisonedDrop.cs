using Microsoft.Azure.Functions.Worker;
using Pipeline.Functions.Configuration;
using Pipeline.Intake;

namespace Pipeline.Functions.Intake;

/// <summary>Gives a drop that every attempt failed on a receipt that says so, so that nothing is lost in silence.</summary>
public sealed class RecordPoisonedDrop(FailedDrops failed)
{
    [Function(nameof(RecordPoisonedDrop))]
    public Task RunAsync(
        [QueueTrigger("webjobs-blobtrigger-poison", Connection = StorageServices.Connection)] string message,
        CancellationToken cancellationToken) => failed.RecordAsync(message, cancellationToken);
}
