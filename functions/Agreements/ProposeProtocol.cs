using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Agreements;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Agreements;

/// <summary>
/// Proposes a version of an agreement: the body is its ODCS text. With <c>If-Match</c> it replaces exactly that text, with <c>If-None-Match: *</c> none.
/// </summary>
public sealed class ProposeProtocol(AgreementLedger ledger)
{
    [Function(nameof(ProposeProtocol))]
    [Access(Role.AgencyCertifier, Agency = "agency")]
    [Access(Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/protocols/{agency}/{dataset}/{version}")] HttpRequest request,
        string agency, string dataset, string version, CancellationToken cancellationToken)
    {
        if (!AgreementRequest.TryRead(agency, dataset, version, out var id, out var problem)) return problem;
        if (await RawBody.ReadAsync(request, cancellationToken) is not { } text) return Problems.BodyTooLarge(RawBody.MaxBytes);
        var answer = await ledger.ProposeAsync(id, text, request.GetCaller(), Replaces(request), cancellationToken);
        var isNew = answer.HasChanged && request.Headers.IfMatch.Count == 0;
        return AgreementRequest.Answer(request.HttpContext.Response, answer, isNew ? StatusCodes.Status201Created : StatusCodes.Status200OK, ifMatch: true);
    }

    static string? Replaces(HttpRequest request) =>
        request.Headers.IfMatch is [{ } tag] ? tag.Trim('"') : $"{request.Headers.IfNoneMatch}" == "*" ? "" : null;
}
