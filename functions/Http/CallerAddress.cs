using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Pipeline.Functions.Http;

/// <summary>
/// From where a request comes. Where a gateway stands in front and writes the last entry of <c>X-Forwarded-For</c>, setting <c>Statistics:BehindGateway</c> says so;
/// otherwise that header is anybody's and is not read.
/// </summary>
public sealed class CallerAddress(IConfiguration configuration)
{
    const int KeptOfV4 = 3, KeptOfV6 = 6;

    readonly bool _isBehindGateway = configuration["Statistics:BehindGateway"] is "true";

    public IPAddress Of(HttpRequest request) =>
        _isBehindGateway && request.Headers["X-Forwarded-For"] is [.., { } forwarded] && IPEndPoint.TryParse(forwarded.Split(',')[^1].Trim(), out var last)
            ? last.Address
            : request.HttpContext.Connection.RemoteIpAddress ?? IPAddress.None;

    /// <summary>The address with the part that tells one machine from its neighbours set to 0: 24 bits are left of version 4, 48 of version 6.</summary>
    public IPAddress NetworkOf(HttpRequest request)
    {
        var address = Of(request);
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        Array.Clear(bytes, bytes.Length == 4 ? KeptOfV4 : KeptOfV6, bytes.Length - (bytes.Length == 4 ? KeptOfV4 : KeptOfV6));
        return new(bytes);
    }
}
