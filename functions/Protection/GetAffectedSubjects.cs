using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Protection.Incidents;

namespace Pipeline.Functions.Protection;

/// <summary>How many persons a breach is about, as counts. A certifier is told of their own agency's data only.</summary>
public sealed class GetAffectedSubjects(IncidentAnswers answers, SubjectCount count)
{
    [Function(nameof(GetAffectedSubjects))]
    [Access(Role.AgencyCertifier, AnyAgency = true)]
    [Access(Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/incidents/{id}/affected-subjects")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        var caller = request.GetCaller();
        if (await answers.FindAsync(id, caller, cancellationToken) is not { } incident) return IncidentAnswers.None();
        var seesAll = caller.Roles.Overlaps([Role.CoordinationApprover, Role.Operator]);
        return Answers.Json(await count.CountAsync(incident, seesAll ? null : caller.Agency, cancellationToken));
    }
}
