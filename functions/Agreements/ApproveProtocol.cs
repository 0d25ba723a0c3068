using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Agreements;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Agreements;

/// <summary>Approves a proposed text for the side that the caller's role and agency speak for. The last approval makes the version active.</summary>
public sealed class ApproveProtocol(AgreementLedger ledger)
{
    [Function(nameof(ApproveProtocol))]
    [Access(Role.AgencyCertifier, Role.CoordinationApprover, AnyAgency = true)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/protocols/{agency}/{dataset}/{version}/approvals")] HttpRequest request,
        string agency, string dataset, string version, CancellationToken cancellationToken)
    {
        if (!AgreementRequest.TryRead(agency, dataset, version, out var id, out var problem)) return problem;
        if (await JsonBody.ReadAsync<NamedText>(request, cancellationToken) is not { IsNamed: true } text)
            return Problems.BadJson("""{"sha256": "the 64 hexadecimal digits of the text's SHA-256, which its ETag is"}""");
        return AgreementRequest.Answer(
            request.HttpContext.Response, await ledger.ApproveAsync(id, text.Sha256!, request.GetCaller(), cancellationToken));
    }
}
