using Azure;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Pipeline.Functions.Operations;

/// <summary>Keeps when a function of the night has ended well: one that fails does not come back here.</summary>
sealed class NightMiddleware(ILogger<NightMiddleware> log) : IFunctionsWorkerMiddleware
{
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        await next(context);
        var function = context.FunctionDefinition.Name;
        if (!NightFunctions.All.Contains(function)) return;
        try
        {
            // Made when it is needed: no request waits for it.
            await context.InstanceServices.GetRequiredService<NightlyRuns>().KeepAsync(function, context.CancellationToken);
        }
        catch (RequestFailedException e)
        {
            // The work is done; that it looks missed tells that storage failed.
            log.LogWarning("{Function} ended well, and that could not be kept ({Status} {Code}): it will look as if it had not run.",
                function, e.Status, e.ErrorCode);
        }
    }
}
