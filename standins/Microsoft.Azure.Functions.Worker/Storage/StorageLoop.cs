using System.Net.Sockets;
using Azure;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>
/// Repeats a step until the host stops. When storage cannot be reached, or refuses, it says so once and keeps trying.
/// </summary>
sealed class StorageLoop(Uri endpoint, TimeSpan interval, ILogger logger, TimeProvider time)
{
    bool _failing;

    /// <param name="step">Returns whether there may be more to do at once.</param>
    public async Task RunAsync(Func<CancellationToken, Task<bool>> step, CancellationToken stopping)
    {
        try
        {
            while (!stopping.IsCancellationRequested)
                if (!await TryAsync(step, stopping)) await Task.Delay(interval, time, stopping);
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
        }
    }

    async Task<bool> TryAsync(Func<CancellationToken, Task<bool>> step, CancellationToken stopping)
    {
        try
        {
            var more = await step(stopping);
            if (_failing) logger.LogInformation("Storage at {Endpoint} answers again.", endpoint);
            _failing = false;
            return more;
        }
        catch (Exception problem) when (!stopping.IsCancellationRequested)
        {
            if (!_failing) Tell(problem);
            _failing = true;
            return false;
        }
    }

    void Tell(Exception problem)
    {
        if (IsOutage(problem)) logger.LogWarning("Storage at {Endpoint} cannot be reached; triggers wait for it.", endpoint);
        else logger.LogError(problem, "Storage at {Endpoint} refused; triggers keep trying.", endpoint);
    }

    /// <summary>Whether a request got no answer at all.</summary>
    public static bool IsOutage(Exception problem) => problem switch
    {
        AggregateException many => many.InnerExceptions.All(IsOutage),
        RequestFailedException failed => failed.Status is 0 or >= 500,
        HttpRequestException or SocketException or IOException or TaskCanceledException => true,
        _ => false,
    };
}
