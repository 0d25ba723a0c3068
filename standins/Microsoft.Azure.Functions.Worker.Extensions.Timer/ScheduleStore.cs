using System.Text.Json;
using Azure;
using Azure.Storage.Blobs.Specialized;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Keeps a timer's schedule in <c>timers/{hostId}/{function}/status</c>, in the real host's form.</summary>
sealed class ScheduleStore(HostStorage storage, LocalFunction function)
{
    readonly BlockBlobClient _blob = storage.Blob("timers", $"{function.StorageId}/status");

    /// <summary>Null when the timer never ran here, or what is kept cannot be read.</summary>
    public async Task<ScheduleStatus?> ReadAsync(CancellationToken cancellationToken)
    {
        try
        {
            var content = await _blob.DownloadContentAsync(cancellationToken);
            return content.Value.Content.ToObjectFromJson<ScheduleStatus>();
        }
        catch (RequestFailedException missing) when (missing.Status == 404)
        {
            return null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public async Task WriteAsync(ScheduleStatus status, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(status));
        await _blob.UploadAsync(content, cancellationToken: cancellationToken);
    }
}
