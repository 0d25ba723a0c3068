using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;

namespace Pipeline.Functions.Http;

/// <summary>Successful answers, written the same way by every function.</summary>
static class Answers
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>JSON that already is written.</summary>
    public static IActionResult Json(BinaryData json, int status = StatusCodes.Status200OK) => Text(json.ToString(), "application/json", status);

    public static IActionResult Json<T>(T value, int status = StatusCodes.Status200OK) =>
        Text(JsonSerializer.Serialize(value, Options), "application/json", status);

    /// <summary>JSON that stays the same as long as its version does: a caller that has this version gets 304.</summary>
    public static IActionResult Versioned<T>(HttpRequest request, string version, T value)
    {
        var tag = $"\"{version}\"";
        var headers = request.HttpContext.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "public, no-cache";
        return request.Headers.IfNoneMatch.Any(sent => sent?.Split(',', StringSplitOptions.TrimEntries).Contains(tag) == true)
            ? new StatusCodeResult(StatusCodes.Status304NotModified)
            : Json(value);
    }

    /// <summary>The request is understood; its result is not there yet.</summary>
    public static IActionResult Accepted<T>(T value) => Json(value, StatusCodes.Status202Accepted);

    /// <summary>A page without script, that may load nothing.</summary>
    public static IActionResult Page(HttpRequest request, BinaryData html)
    {
        var headers = request.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        return Text(html.ToString(), "text/html", StatusCodes.Status200OK);
    }

    /// <param name="status">302, or 303 where a form was sent.</param>
    public static IActionResult Redirect(HttpRequest request, string address, int status = StatusCodes.Status302Found)
    {
        request.HttpContext.Response.Headers.Location = address;
        return new StatusCodeResult(status);
    }

    public static ContentResult Text(string text, string mediaType, int status) =>
        new() { Content = text, ContentType = $"{mediaType}; charset=utf-8", StatusCode = status };

    public static string ToJson(this ProblemDetails problem) => JsonSerializer.Serialize(problem, Options);
}
