using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>Records that the technical working group approved a request, at a meeting that is on record.</summary>
public sealed class ApproveFacilityRequest(RequestDesk desk)
{
    [Function(nameof(ApproveFacilityRequest))]
    [Access(Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/diaspora/requests/{id}/approval")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await DiasporaAnswer.BodyAsync<Given>(request, cancellationToken) is not { Meeting: { } meeting }) return Problems.BadJson("""{"meeting": "2026-10-02-TechnicalWorkingGroup"}""");
        return DiasporaAnswer.Of(await desk.ApproveAsync(id, meeting, request.GetCaller(), cancellationToken), "There is no request of this id that was made here.");
    }

    sealed record Given(string? Meeting);
}
