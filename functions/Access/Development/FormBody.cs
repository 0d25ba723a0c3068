using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Access.Development;

/// <summary>Small forms, as browsers and programs send them to an issuer of tokens.</summary>
static class FormBody
{
    const string Form = "application/x-www-form-urlencoded";

    static readonly FormOptions Limits = new() { KeyLengthLimit = 100, ValueCountLimit = 20, ValueLengthLimit = 4_096 };

    /// <summary>What is wrong where there is none.</summary>
    public static CodeRefusal Refusal { get; } = new("invalid_request", $"the body must be {Form} of at most 64 KiB", null);

    /// <summary>Null when the body is no such form.</summary>
    public static async Task<IFormCollection?> ReadAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.ContentType?.StartsWith(Form, StringComparison.OrdinalIgnoreCase) != true) return null;
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server) server.MaxRequestBodySize = JsonBody.MaxBytes;
        try
        {
            return await new FormFeature(request, Limits).ReadFormAsync(ct);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            return null;
        }
    }
}
