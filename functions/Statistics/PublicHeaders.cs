using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Statistics;

/// <summary>Headers that every answer of the public statistics has, errors too: any page may read them.</summary>
static class PublicHeaders
{
    const string Methods = "GET, HEAD, OPTIONS";

    public static void Write(IHeaderDictionary headers)
    {
        headers.AccessControlAllowOrigin = "*";
        headers.AccessControlExposeHeaders = "ETag, Link, X-Release-Id, Content-Range, Retry-After, RateLimit, RateLimit-Policy";
        headers.Vary = "Accept, Accept-Language, Accept-Encoding";
        headers.XContentTypeOptions = "nosniff";
    }

    /// <summary>What a browser asks before it asks.</summary>
    public static void WritePreflight(IHeaderDictionary headers)
    {
        headers.Allow = Methods;
        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = "Accept, Accept-Language, If-None-Match, If-Modified-Since, Authorization, Content-Type";
        headers.AccessControlMaxAge = "86400";
    }
}
