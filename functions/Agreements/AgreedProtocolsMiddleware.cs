using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;
using Pipeline.Agreements;

namespace Pipeline.Functions.Agreements;

/// <summary>
/// Has every function work with the protocols that are in force. A drop or a timer looks each time: what was agreed before it began holds for it, on
/// every host. A request is content with what was true two seconds ago.
/// </summary>
sealed class AgreedProtocolsMiddleware(AgreedProtocols agreed) : IFunctionsWorkerMiddleware
{
    static readonly TimeSpan AgeForRequests = TimeSpan.FromSeconds(2);

    /// <exception cref="InvalidOperationException">It is not known yet what is in force, and this is no request: the host begins it again.</exception>
    public async Task Invoke(FunctionContext context, FunctionExecutionDelegate next)
    {
        var isRequest = context.GetHttpContext() is not null;
        await agreed.LookAsync(isRequest ? AgeForRequests : TimeSpan.Zero, context.CancellationToken);
        if (!isRequest && !agreed.IsKnown)
            throw new InvalidOperationException("The agreements on record have not been read yet, so that it is not known what holds. It is begun again.");
        await next(context);
    }
}
