using Microsoft.AspNetCore.Http;

namespace Pipeline.Functions.Http;

/// <summary>The headers by which a browser lets a page of another origin read an answer (Fetch standard, CORS). No cookies are asked for: callers send tokens.</summary>
public static class CrossOrigin
{
    const string Methods = "GET, HEAD, POST, PUT, DELETE";

    /// <summary>What a page may send beside what every page may. Each is read by a function.</summary>
    const string Sendable = "Authorization, Content-Type, Accept, Accept-Language, If-Match, If-None-Match, Status-Key";

    const string Readable = "ETag, Link, Location, Retry-After, WWW-Authenticate, Content-Disposition";

    /// <summary>What browsers keep an answer at most.</summary>
    const string TwoHours = "7200";

    /// <summary>Leaves an answer as it is that says already who may read it, as those of the public statistics do.</summary>
    public static void Write(IHeaderDictionary headers, string? origin, AllowedOrigins origins)
    {
        if (headers.AccessControlAllowOrigin.Count > 0 || origins.All.Count == 0) return;
        // Said to others too: what is kept for one origin must not be given to another.
        headers.Append("Vary", "Origin");
        if (!origins.Contains(origin)) return;
        headers.AccessControlAllowOrigin = origin;
        headers.AccessControlExposeHeaders = Readable;
    }

    /// <summary>What a browser asks before it asks.</summary>
    public static void WritePreflight(IHeaderDictionary headers, string? origin, AllowedOrigins origins)
    {
        headers.Allow = Methods;
        if (!origins.Contains(origin)) return;
        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = Sendable;
        headers.AccessControlMaxAge = TwoHours;
    }
}
