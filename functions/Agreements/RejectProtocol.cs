using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Agreements;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Agreements;

/// <summary>Says no to a proposed text for the side that the caller speaks for, with the reason. Another text may be proposed under its number.</summary>
public sealed class RejectProtocol(AgreementLedger ledger)
{
    [Function(nameof(RejectProtocol))]
    [Access(Role.AgencyCertifier, Role.CoordinationApprover, AnyAgency = true)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/protocols/{agency}/{dataset}/{version}/rejections")] HttpRequest request,
        string agency, string dataset, string version, CancellationToken cancellationToken)
    {
        if (!AgreementRequest.TryRead(agency, dataset, version, out var id, out var problem)) return problem;
        if (await JsonBody.ReadAsync<ReasonGiven>(request, cancellationToken) is not { IsGiven: true } given || !new NamedText(given.Sha256).IsNamed)
            return Problems.BadJson("""{"sha256": "the 64 hexadecimal digits of the text's SHA-256", "reason": "up to 1000 characters, no person's name"}""");
        return AgreementRequest.Answer(
            request.HttpContext.Response, await ledger.RejectAsync(id, given.Sha256!, given.Reason!, request.GetCaller(), cancellationToken));
    }
}
