using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Runs a function once: in a scope of its own, within the time allowed, with its start and its outcome in the log.</summary>
sealed class FunctionInvoker(
    FunctionPipeline pipeline, HostJson hostJson, IServiceScopeFactory scopes, ILoggerFactory loggers, TimeProvider clock)
{
    // A function that does not heed its token is given up after this; the real host ends the whole process then.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    readonly TimeSpan? _allowed = hostJson.FunctionTimeout;

    /// <exception cref="FunctionTimeoutException">The function ran longer than host.json allows.</exception>
    public async Task InvokeAsync(LocalFunction function, TriggerEvent occurrence, CancellationToken cancellationToken)
    {
        using var time = new RunTime(_allowed, clock, cancellationToken);
        var context = new LocalFunctionContext(function, occurrence, scopes, time);
        var logger = loggers.CreateLogger(function.LogCategory);
        var isLogged = logger.IsEnabled(LogLevel.Information);
        if (isLogged) logger.LogInformation("Executing {Function} ({Id}): {Reason}", function.Name, context.InvocationId, occurrence.Reason);
        try
        {
            await RunAsync(context, time);
            if (isLogged) logger.LogInformation("Executed {Function} ({Id}): succeeded in {Milliseconds} ms", function.Name, context.InvocationId, Milliseconds(time));
        }
        catch (OperationCanceledException) when (time.IsUnwanted)
        {
            logger.LogWarning("Executed {Function} ({Id}): cancelled after {Milliseconds} ms", function.Name, context.InvocationId, Milliseconds(time));
            throw;
        }
        catch (Exception problem)
        {
            logger.LogError(
                problem, "Executed {Function} ({Id}): failed after {Milliseconds} ms",
                function.Name, context.InvocationId, Milliseconds(time));
            throw;
        }
    }

    async Task RunAsync(LocalFunctionContext context, RunTime time)
    {
        var run = RunAndDisposeAsync(context);
        try
        {
            if (!run.IsCompleted) await Task.WhenAny(run, WhenGivenUpAsync(run, time.Limit));
            if (!time.IsUp) await run;
        }
        catch (OperationCanceledException) when (time.IsUp)
        {
        }
        if (time.IsUp) throw new FunctionTimeoutException(context.FunctionDefinition.Name, time.Allowed);
    }

    async Task RunAndDisposeAsync(LocalFunctionContext context)
    {
        await using (context)
        {
            await pipeline.RunAsync(context, context.Occurrence);
        }
    }

    async Task WhenGivenUpAsync(Task run, CancellationToken limit)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = limit.Register(reached.SetResult);
        if (await Task.WhenAny(run, reached.Task) == run) return;
        await Task.WhenAny(run, Task.Delay(Grace, clock, CancellationToken.None));
    }

    static long Milliseconds(RunTime time) => (long)time.Elapsed.TotalMilliseconds;
}
