using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Protection.Incidents;

namespace Pipeline.Functions.Protection;

/// <summary>The incidents, the newest first; for a certifier those that their agency has a part in.</summary>
public sealed class ListIncidents(IncidentBook book, IncidentAnswers answers)
{
    [Function(nameof(ListIncidents))]
    [Access(Role.AgencyCertifier, AnyAgency = true)]
    [Access(Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/incidents")] HttpRequest request, CancellationToken cancellationToken)
    {
        var caller = request.GetCaller();
        return Answers.Json((await book.ListAsync(cancellationToken)).Where(i => IncidentAnswers.IsFor(i, caller)).Select(answers.View));
    }
}
