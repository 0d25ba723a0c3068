using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Protection.Requests;

namespace Pipeline.Functions.Protection;

/// <summary>Puts a person's request on record. The identifiers in the body become pseudonyms at once: they are neither kept, logged nor given back.</summary>
public sealed class CreateSubjectRequest(RequestDesk desk, RequestAnswers answers)
{
    [Function(nameof(CreateSubjectRequest))]
    [Access(Role.AgencyCertifier, AnyAgency = true)]
    [Access(Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/subject-requests")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await JsonBody.ReadAsync<RequestBody>(request, cancellationToken) is not { } body)
            return Problems.BadJson(
                """{"kind": "Export", "receivedOn": "2026-10-05", "identityCheck": "DocumentShownInPerson", "identifiers": [{"domain": "person", "value": "the number on the paper"}]}""");
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        var (taken, refusal) = await desk.TakeAsync(body, request.GetCaller(), cancellationToken);
        return refusal is not null ? IncidentAnswers.Refused(refusal) : Answers.Json(answers.View(taken!), StatusCodes.Status202Accepted);
    }
}
