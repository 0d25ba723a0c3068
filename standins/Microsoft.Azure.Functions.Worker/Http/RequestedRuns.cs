using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Runs that an operator asked for. They go on after the request was answered, and a stopping host waits for them.</summary>
sealed class RequestedRuns(FunctionInvoker invoker, IServiceProvider services) : IHostedService, IDisposable
{
    readonly RunningWork _running = new();

    /// <exception cref="FormatException">The input is not what this function's trigger takes.</exception>
    public bool TryStart(LocalFunction function, string? input)
    {
        if (function.Trigger.FromInput(input, services) is not { } occurrence) return false;
        _running.Start(async aborted =>
        {
            try
            {
                await invoker.InvokeAsync(function, occurrence, aborted);
            }
            catch (Exception)
            {
                // The run's own log line says what went wrong; nobody waits for the outcome.
            }
        });
        return true;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => _running.DrainAsync(cancellationToken);

    public void Dispose() => _running.Dispose();
}
