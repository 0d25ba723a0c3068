using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Azure.Core;
using Azure.Core.Pipeline;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Signs requests with the account's key, as "Authorize with Shared Key" of the storage REST reference prescribes.</summary>
sealed class SharedKeyPolicy(string account, string key) : HttpPipelineSynchronousPolicy
{
    // The headers that stand by value alone, in the order of the reference, between the length and the x-ms-* headers.
    static readonly string[] StandardHeaders =
        ["Content-MD5", "Content-Type", "Date", "If-Modified-Since", "If-Match", "If-None-Match", "If-Unmodified-Since", "Range"];

    readonly byte[] _key = Convert.FromBase64String(key);

    public override void OnSendingRequest(HttpMessage message)
    {
        var request = message.Request;
        request.Headers.SetValue("x-ms-date", DateTimeOffset.UtcNow.ToString("R", CultureInfo.InvariantCulture));
        var signature = Convert.ToBase64String(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(TextToSign(request))));
        request.Headers.SetValue("Authorization", $"SharedKey {account}:{signature}");
    }

    string TextToSign(Request request)
    {
        var text = new StringBuilder($"{request.Method.Method}\n");
        text.Append(CultureInfo.InvariantCulture, $"{Header(request, "Content-Encoding")}\n{Header(request, "Content-Language")}\n");
        text.Append(request.Content is { } content && content.TryComputeLength(out var length) && length > 0 ? length : null).Append('\n');
        foreach (var name in StandardHeaders) text.Append(Header(request, name)).Append('\n');
        foreach (var header in request.Headers
            .Select(h => (Name: h.Name.ToLowerInvariant(), h.Value))
            .Where(h => h.Name.StartsWith("x-ms-", StringComparison.Ordinal))
            .OrderBy(h => h.Name, StringComparer.Ordinal))
            text.Append(CultureInfo.InvariantCulture, $"{header.Name}:{header.Value.Trim()}\n");

        var uri = request.Uri.ToUri();
        text.Append('/').Append(account).Append(uri.AbsolutePath);
        foreach (var parameter in uri.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(p => p.Split('=', 2))
            .OrderBy(p => p[0], StringComparer.Ordinal))
            text.Append('\n').Append(parameter[0].ToLowerInvariant()).Append(':')
                .Append(WebUtility.UrlDecode(parameter.ElementAtOrDefault(1)));
        return text.ToString();
    }

    static string Header(Request request, string name) => request.Headers.TryGetValue(name, out var value) ? value : "";
}
