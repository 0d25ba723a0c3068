using Azure;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Pipeline.Custody;
using Pipeline.Reference;

namespace Pipeline.Functions.Custody;

/// <summary>Says at start what is amiss with the registration, and which keys the lake's files need that are not configured.</summary>
sealed class CustodyNotices(
    ControllerRegistration registration, IServiceProvider services, TimeProvider clock, ILogger<CustodyNotices> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (registration.Warning(RwandaTime.DayOf(clock.GetUtcNow())) is { } warning) log.LogWarning("{Warning}", warning);
        try
        {
            var keys = (KeysInUse)services.GetService(typeof(KeysInUse))!;
            log.LogInformation("Pseudonyms of the lake: {Keys}.", await keys.CheckAsync(stoppingToken));
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            log.LogError("{Reason}", e.Message);
        }
        catch (Exception e) when (e is RequestFailedException or AggregateException or InvalidDataException)
        {
            log.LogWarning("The keys of the lake's files could not be looked at; GET /api/operations/pseudonym-keys does it again.");
        }
    }
}
