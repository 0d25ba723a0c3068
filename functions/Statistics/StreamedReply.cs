using System.Globalization;
using System.IO.Compression;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;
using Pipeline.Sdmx;

namespace Pipeline.Functions.Statistics;

/// <summary>Sends a reply with the headers that let caches and clients keep it: nothing of it is made where the client has it already.</summary>
sealed class StreamedReply(Inquiry inquiry, Reply reply) : IActionResult
{
    readonly bool _isGzip = !reply.IsPacked && AcceptsGzip(inquiry.Http);

    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (http, response, ct) = (context.HttpContext, context.HttpContext.Response, context.HttpContext.RequestAborted);
        try
        {
            var tag = Tag();
            WriteHeaders(response.Headers, tag);
            if (HasIt(http.Request, tag))
            {
                response.StatusCode = StatusCodes.Status304NotModified;
                return;
            }
            await SendAsync(http, response, ct);
        }
        catch (RefusedException e) when (!response.HasStarted)
        {
            foreach (var name in (string[])[HeaderNames.ETag, HeaderNames.LastModified, HeaderNames.ContentEncoding, HeaderNames.ContentDisposition, HeaderNames.Link])
                response.Headers.Remove(name);
            await new RefusedAnswer(e.Refusal, inquiry.Flavour).ExecuteResultAsync(context);
        }
    }

    async Task SendAsync(HttpContext http, HttpResponse response, CancellationToken ct)
    {
        if (await reply.Open(ct) is not { } write)
        {
            response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }
        response.ContentType = reply.MediaType;
        if (_isGzip) response.Headers.ContentEncoding = "gzip";
        if (reply.FileName is { } name) response.Headers.ContentDisposition = $"attachment; filename={name}";
        if (HttpMethods.IsHead(http.Request.Method)) return;
        if (!_isGzip)
        {
            await write(response.BodyWriter, ct);
            return;
        }
        await using var gzip = new GZipStream(response.Body, CompressionLevel.Fastest, leaveOpen: true);
        var output = PipeWriter.Create(gzip, new(leaveOpen: true));
        await write(output, ct);
        await output.CompleteAsync();
    }

    void WriteHeaders(IHeaderDictionary headers, string tag)
    {
        var release = inquiry.Release.Release;
        headers.ETag = tag;
        headers.LastModified = release.PublishedUtc.ToString("R", CultureInfo.InvariantCulture);
        headers.CacheControl = "public, max-age=300, stale-while-revalidate=86400";
        headers["X-Release-Id"] = release.Id;
        if (reply.HasLanguage) headers.ContentLanguage = inquiry.Language;
        if (reply.Links is { } links) headers.Link = links;
    }

    /// <summary>Strong: the same tag is the same bytes, and no two releases share one.</summary>
    string Tag()
    {
        var text = $"{inquiry.Release.Sha256}|{inquiry.Flavour}|{reply.Canonical}|{reply.MediaType}|{(reply.HasLanguage ? inquiry.Language : "")}|{(_isGzip ? "gzip" : "")}";
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(text), hash);
        return $"\"{Convert.ToHexStringLower(hash[..16])}\"";
    }

    /// <summary>By tag where the client sends one, else by time (RFC 9110, 13.2.2).</summary>
    bool HasIt(HttpRequest request, string tag)
    {
        if (request.Headers.IfNoneMatch is { Count: > 0 } sent)
            return Names(sent, tag);
        return request.Headers.IfModifiedSince is [{ } since]
            && DateTimeOffset.TryParseExact(since, "R", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && inquiry.Release.Release.PublishedUtc.ToUnixTimeSeconds() <= time.ToUnixTimeSeconds();
    }

    static bool Names(StringValues sent, string tag)
    {
        foreach (var tags in sent)
            foreach (var part in tags.AsSpan().Split(','))
            {
                var one = tags.AsSpan()[part].Trim();
                if (one is "*" || one.SequenceEqual(tag) || (one.StartsWith("W/", StringComparison.Ordinal) && one[2..].SequenceEqual(tag))) return true;
            }
        return false;
    }

    static bool AcceptsGzip(HttpRequest request)
    {
        var codings = request.Headers.AcceptEncoding;
        if (codings.Count == 0) return false;
        return StringWithQualityHeaderValue.TryParseList(codings, out var list)
            && list.Any(one => one.Value.Equals("gzip", StringComparison.OrdinalIgnoreCase) && one.Quality is not 0);
    }
}
