using Azure.Core;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Short retries: every caller here comes round again, and an outage should be told of soon.</summary>
static class StorageRetry
{
    public static void Apply(ClientOptions options)
    {
        options.Retry.MaxRetries = 1;
        options.Retry.Delay = TimeSpan.FromMilliseconds(200);
        options.Retry.NetworkTimeout = TimeSpan.FromSeconds(30);
    }
}
