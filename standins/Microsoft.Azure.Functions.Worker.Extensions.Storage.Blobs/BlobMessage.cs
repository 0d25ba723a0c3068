namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>One version of a blob that a function is to see, in the real host's form; also what the poison queue gets.</summary>
sealed record BlobMessage(string FunctionId, string BlobType, string ContainerName, string BlobName, string ETag)
{
    public string Type { get; } = "BlobTrigger";
}
