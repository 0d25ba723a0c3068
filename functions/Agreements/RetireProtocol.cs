using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Agreements;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Agreements;

/// <summary>Ends a version that is in force, one that ships with the program too: nothing is taken under it any more.</summary>
public sealed class RetireProtocol(AgreementLedger ledger)
{
    [Function(nameof(RetireProtocol))]
    [Access(Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/protocols/{agency}/{dataset}/{version}/retirement")] HttpRequest request,
        string agency, string dataset, string version, CancellationToken cancellationToken)
    {
        if (!AgreementRequest.TryRead(agency, dataset, version, out var id, out var problem)) return problem;
        if (await JsonBody.ReadAsync<ReasonGiven>(request, cancellationToken) is not { IsGiven: true } given)
            return Problems.BadJson("""{"reason": "up to 1000 characters, no person's name"}""");
        return AgreementRequest.Answer(
            request.HttpContext.Response, await ledger.RetireAsync(id, given.Reason!, request.GetCaller(), cancellationToken));
    }
}
