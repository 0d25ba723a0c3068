using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Functions.Http;
using Pipeline.Sdmx;

namespace Pipeline.Functions.Statistics;

/// <summary>
/// Tells a refusal: in SDMX's words to who accepts only those (<c>errors</c>), as problem details (RFC 9457) to everybody else. Holds no figure.
/// </summary>
sealed class RefusedAnswer(Refusal refusal, Flavour flavour) : IActionResult
{
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (request, response) = (context.HttpContext.Request, context.HttpContext.Response);
        response.StatusCode = refusal.Status;
        response.Headers.CacheControl = "no-store";
        if (refusal.Facts.GetValueOrDefault("retryAfter") is int seconds) response.Headers.RetryAfter = $"{seconds}";
        if (refusal.Facts.GetValueOrDefault("bulk") is string bulk) response.Headers.Link = $"<{bulk}>; rel=\"alternate\"; type=\"application/vnd.apache.parquet\"";
        var isSdmx = flavour != Flavour.Tables && $"{request.Headers.Accept}".Contains("vnd.sdmx", StringComparison.OrdinalIgnoreCase);
        response.ContentType = isSdmx ? "application/json" : "application/problem+json";
        if (HttpMethods.IsHead(request.Method)) return;
        await response.WriteAsync(isSdmx ? Sdmx() : Problem(request), context.HttpContext.RequestAborted);
    }

    string Problem(HttpRequest request)
    {
        var problem = new ProblemDetails
        {
            Type = $"/api/openapi.json#{refusal.Id}",
            Title = refusal.Title,
            Status = refusal.Status,
            Detail = refusal.Detail,
            Instance = request.Path.ToUriComponent() is { Length: < 500 } path ? path : null,
            Extensions = { ["traceId"] = request.HttpContext.TraceIdentifier },
        };
        foreach (var (name, value) in refusal.Facts) problem.Extensions[name] = value;
        return problem.ToJson();
    }

    string Sdmx() => JsonSerializer.Serialize(new
    {
        meta = new
        {
            id = "error",
            test = false,
            prepared = DateTime.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            sender = new { id = "RW_LMIS" },
        },
        errors = new[]
        {
            flavour == Flavour.Sdmx21
                ? (object)new { code = refusal.SdmxCode, title = refusal.Title, detail = refusal.Detail }
                : new { code = refusal.Status, titles = new { en = refusal.Title }, detail = refusal.Detail },
        },
    });
}
