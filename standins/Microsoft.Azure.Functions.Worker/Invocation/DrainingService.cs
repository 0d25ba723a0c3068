using Microsoft.Extensions.Hosting;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>A listener: when the host stops it takes no more work, and what is under way may finish.</summary>
abstract class DrainingService : BackgroundService
{
    protected RunningWork Running { get; } = new();

    public sealed override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Running.DrainAsync(cancellationToken);
    }

    public sealed override void Dispose()
    {
        Running.Dispose();
        base.Dispose();
    }
}
