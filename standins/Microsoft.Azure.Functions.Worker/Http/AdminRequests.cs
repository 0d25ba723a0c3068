using Microsoft.AspNetCore.Http;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>
/// Lets only this machine's own programs reach the admin routes. A browser on this machine is not enough: a page of another site can send
/// requests to loopback, or point its own name there, and both show in the Host, Origin and Sec-Fetch-Site headers.
/// </summary>
static class AdminRequests
{
    public static bool IsFromHere(HttpContext http)
    {
        var headers = http.Request.Headers;
        return http.Connection.RemoteIpAddress is { } address && System.Net.IPAddress.IsLoopback(address)
            && LoopbackHost.Is(http.Request.Host.Host)
            && headers.Origin.All(o => o == $"{http.Request.Scheme}://{http.Request.Host}")
            && headers["Sec-Fetch-Site"].All(s => s is "same-origin" or "none");
    }
}
