using Microsoft.Extensions.Logging;
using Pipeline.Nightly;

namespace Pipeline.Functions.Indicators;

/// <summary>Writes how far a run is into the log.</summary>
sealed class LoggedProgress(ILogger log) : IProgress<RunProgress>
{
    public void Report(RunProgress value) =>
        log.LogInformation("{What} ({Done} of {Of}, {Seconds:0.0} s).", value.What, value.Done, value.Of, value.Elapsed.TotalSeconds);
}
