using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Dashboard;

/// <summary>
/// What a page of the dashboard may load, run and ask: its own files, and of others only the interface, the issuer of tokens and the storage that files
/// are put into with a ticket.
/// </summary>
/// <param name="origins">Those others; empty texts are left out.</param>
public sealed class ContentPolicy(IEnumerable<string> origins)
{
    public string Text { get; } = string.Join("; ",
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self'", "font-src 'self'", "manifest-src 'self'",
        $"connect-src {string.Join(' ', origins.Where(origin => origin.Length > 0).Distinct().Order(StringComparer.Ordinal).Prepend("'self'"))}",
        "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'");

    public void Write(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Text;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
    }
}
