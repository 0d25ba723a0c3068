using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;

namespace Pipeline.Functions.Protection;

/// <summary>An incident, its clocks, who was told and who is to be told.</summary>
public sealed class GetIncident(IncidentAnswers answers)
{
    [Function(nameof(GetIncident))]
    [Access(Role.AgencyCertifier, AnyAgency = true)]
    [Access(Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/incidents/{id}")] HttpRequest request, string id, CancellationToken cancellationToken) =>
        await answers.FindAsync(id, request.GetCaller(), cancellationToken) is { } incident ? answers.Answer(incident) : IncidentAnswers.None();
}
