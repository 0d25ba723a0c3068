using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Pipeline.Protection.Working;

namespace Pipeline.Functions.Protection;

/// <summary>
/// Works on persons' requests. Setting <c>Protection__WorkSchedule</c> says when, <c>30 * * * * *</c> as it ships: every minute. A turn that is cut short goes on at the next.
/// </summary>
public sealed class WorkOnSubjectRequests(RequestWorker worker, ILogger<WorkOnSubjectRequests> log)
{
    [Function(nameof(WorkOnSubjectRequests))]
    public async Task RunAsync([TimerTrigger("%Protection:WorkSchedule%")] TimerInfo timer, CancellationToken cancellationToken)
    {
        if (await worker.RunAsync(cancellationToken) is > 0 and var answered) log.LogInformation("{Answered} persons' requests were answered.", answered);
    }
}
