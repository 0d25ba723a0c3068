namespace Microsoft.Azure.Functions.Worker;

/// <summary>How Azure learns of new blobs. This host lists the container in both cases.</summary>
public enum BlobTriggerSource
{
    LogsAndContainerScan,
    EventGrid,
}
