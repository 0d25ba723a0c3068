using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Protection.Incidents;

namespace Pipeline.Functions.Protection;

/// <summary>Puts on record that somebody was told of a breach. Nobody is told by this.</summary>
public sealed class NotifyOfIncident(IncidentBook book, IncidentAnswers answers)
{
    [Function(nameof(NotifyOfIncident))]
    [Access(Role.AgencyCertifier, AnyAgency = true)]
    [Access(Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/incidents/{id}/notifications")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await JsonBody.ReadAsync<NotificationReport>(request, cancellationToken) is not { } told)
            return Problems.BadJson("""{"clock": "ControllerTold", "at": "2026-10-05T09:00:00Z", "office": "dpo@dgie.example"}""");
        var caller = request.GetCaller();
        return await answers.FindAsync(id, caller, cancellationToken) is null
            ? IncidentAnswers.None()
            : answers.Answer(await book.NotifyAsync(id, told, caller, cancellationToken), StatusCodes.Status201Created);
    }
}
