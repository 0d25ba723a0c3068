using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Pipeline.Functions.Http;
using Pipeline.Sdmx;

namespace Pipeline.Functions.Statistics;

/// <summary>
/// How often one address may ask: a bucket of tokens for each, refilled every second. Setting <c>Statistics:RequestsPerMinute</c> is its size (6000); 0 is no
/// limit.
/// </summary>
public sealed class CallerQuota : IDisposable
{
    const int Seconds = 60;

    readonly PartitionedRateLimiter<IPAddress>? _limiter;
    readonly CallerAddress _address;

    public CallerQuota(IConfiguration configuration, CallerAddress caller)
    {
        _address = caller;
        PerMinute = int.TryParse(configuration["Statistics:RequestsPerMinute"], NumberStyles.None, CultureInfo.InvariantCulture, out var set) ? set : 6_000;
        if (PerMinute == 0) return;
        _limiter = PartitionedRateLimiter.Create<IPAddress, IPAddress>(address => RateLimitPartition.GetTokenBucketLimiter(address, _ => new()
        {
            TokenLimit = PerMinute,
            TokensPerPeriod = Math.Max(1, PerMinute / Seconds),
            ReplenishmentPeriod = TimeSpan.FromSeconds(PerMinute < Seconds ? (double)Seconds / PerMinute : 1),
            QueueLimit = 0,
        }));
    }

    /// <summary>0 for no limit.</summary>
    public int PerMinute { get; }

    /// <summary>Takes a token, and tells in the response's headers how many are left.</summary>
    /// <exception cref="RefusedException">None is left.</exception>
    public void Take(HttpRequest request)
    {
        if (_limiter is null) return;
        var address = _address.Of(request);
        using var lease = _limiter.AttemptAcquire(address);
        var headers = request.HttpContext.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"requests\";q={PerMinute};w={Seconds}");
        var left = lease.IsAcquired ? _limiter.GetStatistics(address)?.CurrentAvailablePermits ?? 0 : 0;
        var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? Math.Max(1, (int)Math.Ceiling(time.TotalSeconds)) : 1;
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"requests\";r={left};t={wait}");
        if (!lease.IsAcquired)
            throw RefusedException.Of(
                RefusalKind.TooOften, "too-often", "Asked too often", $"At most {PerMinute} requests a minute are answered for one address. Whole tables are files: see /api/releases.",
                ("retryAfter", wait), ("limit", PerMinute));
    }

    public void Dispose() => _limiter?.Dispose();
}
