using System.Net;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Tells whether a host name means this machine by itself, without asking a name server.</summary>
static class LoopbackHost
{
    public static bool Is(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));
}
