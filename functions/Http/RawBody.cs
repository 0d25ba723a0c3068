using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Pipeline.Functions.Http;

/// <summary>Bodies of requests that are texts of some length.</summary>
static class RawBody
{
    public const int MaxBytes = 1 << 20;

    /// <summary>The bytes as they come; null when there are more than <see cref="MaxBytes"/>.</summary>
    public static async Task<byte[]?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentLength > MaxBytes) return null;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = MaxBytes;
        using var body = new MemoryStream();
        try
        {
            await request.Body.CopyToAsync(body, ct);
            return body.ToArray();
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return null;
        }
    }
}
