using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>Somebody who was trained, or what became of it.</summary>
public sealed class RecordBeneficiary(TransferBook book)
{
    [Function(nameof(RecordBeneficiary))]
    [Access(Role.DiasporaManager)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/diaspora/beneficiaries")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await DiasporaAnswer.BodyAsync<Beneficiary>(request, cancellationToken) is not { Key: not null, Mission: not null, Cadre: not null } given)
            return Problems.BadJson("""{"key": "b-1", "mission": "HM-...", "cadre": "nurse", "sex": "F", "facility": "KAB", "hours": 12, "preScore": 40, "postScore": 70, "at6Months": {"usesSkill": true}, "consent": true}""");
        return DiasporaAnswer.Of(await book.RecordAsync(given, request.GetCaller(), cancellationToken), "There is no such mission that came of a proposal here.");
    }
}
