using System.Net;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>
/// How often somebody may register: from one network, and from all together, in an hour. Everybody may ask for it without signing in, and each try costs a sealed
/// file. Networks are held in memory for as long as they count, and written nowhere; each instance of the program counts for itself.
/// </summary>
public sealed class RegistrationQuota : IDisposable
{
    const int PerNetwork = 30, FromAll = 300;

    readonly CallerAddress _address;
    readonly PartitionedRateLimiter<IPAddress> _limiter;

    public RegistrationQuota(CallerAddress address)
    {
        _address = address;
        _limiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<IPAddress, IPAddress>(network => RateLimitPartition.GetFixedWindowLimiter(network, _ => Hourly(PerNetwork))),
            PartitionedRateLimiter.Create<IPAddress, bool>(_ => RateLimitPartition.GetFixedWindowLimiter(true, _ => Hourly(FromAll))));
    }

    /// <summary>Counts a try.</summary>
    /// <returns>Seconds to wait before the next one is taken; null when this one is.</returns>
    public int? WaitFor(HttpRequest request)
    {
        using var lease = _limiter.AttemptAcquire(_address.NetworkOf(request));
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? Math.Max(1, (int)Math.Ceiling(time.TotalSeconds)) : 1;
    }

    public void Dispose() => _limiter.Dispose();

    static FixedWindowRateLimiterOptions Hourly(int most) => new() { PermitLimit = most, Window = TimeSpan.FromHours(1), QueueLimit = 0 };
}
