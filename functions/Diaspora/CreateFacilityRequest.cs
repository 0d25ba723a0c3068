using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>A facility's request is kept as a draft.</summary>
public sealed class CreateFacilityRequest(RequestDesk desk)
{
    [Function(nameof(CreateFacilityRequest))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/diaspora/requests")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await DiasporaAnswer.BodyAsync<FacilityRequest>(request, cancellationToken) is not { Facility: not null, Specialty: not null, Type: not null, Mode: not null } given)
            return Problems.BadJson("""{"facility": "KAB", "specialty": "GSURG", "skills": [{"code": "GSURG-1", "minLevel": 3, "weight": 2, "isMust": true}], "type": "training", "mode": "onsite", "neededFrom": "2027-01-10", "neededTo": "2027-03-10", "minDays": 20, "maxDays": 60, "languages": ["en"], "urgency": 2, "termsOfReference": "TOR-1"}""");
        var whole = given with { Skills = given.Skills ?? [], Languages = given.Languages ?? [], Places = given.Places == 0 ? 1 : given.Places };
        return DiasporaAnswer.Of(await desk.DraftAsync(whole, request.GetCaller(), cancellationToken), "", StatusCodes.Status201Created);
    }
}
