using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Pipeline.Agreements;
using Pipeline.Functions.Operations;
using Pipeline.Functions.Statistics;

namespace Pipeline.Functions.Agreements;

/// <summary>
/// Has every function work with the protocols that are in force. A drop or a timer looks each time: what was agreed before it began holds for it, on
/// every host. A request is content with what was true two seconds ago; one for published statistics is answered from a release and waits for none of it.
/// </summary>
sealed class AgreedProtocolsMiddleware(AgreedProtocols agreed) : IFunctionsWorkerMiddleware
{
    static readonly TimeSpan AgeForRequests = TimeSpan.FromSeconds(2);

    static readonly HashSet<string> OfReleases =
    [
        nameof(GetHealth), nameof(GetSdmx21), nameof(GetSdmx30), nameof(GetStatisticsConfig), nameof(ListTables), nameof(GetTable), nameof(GetTableData), nameof(ListReleases),
        nameof(GetRelease), nameof(GetReleaseFile),
    ];

    /// <exception cref="InvalidOperationException">It is not known yet what is in force, and this is no request: the host begins it again.</exception>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        if (OfReleases.Contains(context.FunctionDefinition.Name))
        {
            await next(context);
            return;
        }
        var isRequest = context.GetHttpContext() is not null;
        await agreed.LookAsync(isRequest ? AgeForRequests : TimeSpan.Zero, context.CancellationToken);
        if (!isRequest && !agreed.IsKnown)
            throw new InvalidOperationException("The agreements on record have not been read yet, so that it is not known what holds. It is begun again.");
        await next(context);
    }
}
