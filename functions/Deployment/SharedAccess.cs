using Azure.Core;
using Azure.Core.Pipeline;
using Microsoft.Extensions.Configuration;

namespace Pipeline.Functions.Deployment;

/// <summary>
/// Signs requests with what was signed for one container or table each, where storage knows no identities: whoever holds only these can reach only those.
/// Requests for anything else go unsigned, and storage refuses them.
/// </summary>
/// <param name="signatures">Shared access signatures without a question mark, by name of container or table.</param>
/// <param name="depth">Parts of the path before the name: 1 where the account stands in it.</param>
sealed class SharedAccess(IReadOnlyDictionary<string, string> signatures, int depth) : HttpPipelineSynchronousPolicy
{
    /// <summary>Those of settings <c>DataStorage__{section}__{name}</c>; null when there is none.</summary>
    /// <param name="endpoint">The service: whether the account stands in its path decides where the name does.</param>
    public static SharedAccess? Read(IConfiguration configuration, string section, Uri endpoint)
    {
        var signatures = configuration.GetSection($"DataStorage:{section}").GetChildren().ToDictionary(s => s.Key, s => s.Value?.TrimStart('?') ?? "");
        return signatures.Count == 0 ? null : new(signatures, endpoint.Segments.Length - 1);
    }

    public override void OnSendingRequest(HttpMessage message)
    {
        var address = message.Request.Uri;
        if (address.Path.Trim('/').Split('/').ElementAtOrDefault(depth)?.Split('(')[0] is not { } name || !signatures.TryGetValue(name, out var signature)) return;
        address.Query = address.Query is { Length: > 1 } query ? $"{query}&{signature}" : $"?{signature}";
    }
}
