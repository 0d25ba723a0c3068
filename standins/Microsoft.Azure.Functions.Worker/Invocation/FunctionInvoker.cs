using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Runs a function once: in a scope of its own, within the time allowed, with its start and its outcome in the log.</summary>
sealed class FunctionInvoker(
    FunctionPipeline pipeline, HostJson hostJson, IServiceScopeFactory scopes, ILoggerFactory loggers, TimeProvider time)
{
    // A function that does not heed its token is given up after this; the real host ends the whole process then.
    static readonly TimeSpan Grace = TimeSpan.FromSeconds(2);

    /// <exception cref="FunctionTimeoutException">The function ran longer than host.json allows.</exception>
    public async Task InvokeAsync(LocalFunction function, TriggerEvent occurrence, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(hostJson.FunctionTimeout ?? Timeout.InfiniteTimeSpan, time);
        using var token = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        var context = new LocalFunctionContext(function, occurrence, scopes, token.Token);
        var logger = loggers.CreateLogger($"Function.{function.Name}");
        var id = context.InvocationId;
        var started = Stopwatch.GetTimestamp();
        logger.LogInformation("Executing {Function} ({Id}): {Reason}", function.Name, id, occurrence.Reason);
        try
        {
            await RunAsync(context, occurrence, limit.Token);
            logger.LogInformation("Executed {Function} ({Id}): succeeded in {Milliseconds} ms", function.Name, id, Milliseconds(started));
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            logger.LogWarning("Executed {Function} ({Id}): cancelled after {Milliseconds} ms", function.Name, id, Milliseconds(started));
            throw;
        }
        catch (Exception problem)
        {
            logger.LogError(
                problem, "Executed {Function} ({Id}): failed after {Milliseconds} ms",
                function.Name, id, Milliseconds(started));
            throw;
        }
    }

    async Task RunAsync(LocalFunctionContext context, TriggerEvent occurrence, CancellationToken limit)
    {
        var run = RunAndDisposeAsync(context, occurrence);
        try
        {
            await Task.WhenAny(run, WhenGivenUpAsync(run, limit));
            if (!limit.IsCancellationRequested) await run;
        }
        catch (OperationCanceledException) when (limit.IsCancellationRequested)
        {
        }
        if (limit.IsCancellationRequested) throw new FunctionTimeoutException(context.FunctionDefinition.Name, hostJson.FunctionTimeout);
    }

    async Task RunAndDisposeAsync(LocalFunctionContext context, TriggerEvent occurrence)
    {
        await using (context)
        {
            await pipeline.RunAsync(context, occurrence);
        }
    }

    async Task WhenGivenUpAsync(Task run, CancellationToken limit)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = limit.Register(reached.SetResult);
        if (await Task.WhenAny(run, reached.Task) == run) return;
        await Task.WhenAny(run, Task.Delay(Grace, time, CancellationToken.None));
    }

    static long Milliseconds(long started) => (long)Stopwatch.GetElapsedTime(started).TotalMilliseconds;
}
