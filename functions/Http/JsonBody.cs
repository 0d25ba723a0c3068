using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Pipeline.Functions.Http;

/// <summary>Small JSON bodies of requests.</summary>
static class JsonBody
{
    public const long MaxBytes = 64 << 10;

    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>Null when the body is not JSON, not of this shape, or longer than 64 KiB.</summary>
    public static async Task<T?> ReadAsync<T>(HttpRequest request, CancellationToken ct)
        where T : class
    {
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = MaxBytes;
        try
        {
            return request.HasJsonContentType() ? await JsonSerializer.DeserializeAsync<T>(request.Body, Options, ct) : null;
        }
        catch (Exception e) when (e is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }
}
