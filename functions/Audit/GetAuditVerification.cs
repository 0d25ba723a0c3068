using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Audit;

/// <summary>
/// Whether a stream is whole, or the first link that is broken: by its own hashes and by the newest seal, or by every seal where
/// <c>seals</c> is <c>all</c>.
/// </summary>
public sealed class GetAuditVerification(AuditTables tables)
{
    [Function(nameof(GetAuditVerification))]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/audit/{table}/{stream}/verify")] HttpRequest request,
        string table, string stream, CancellationToken cancellationToken)
    {
        if (tables.Refuse(table, stream) is { } refusal) return refusal;
        var query = new QueryReader(request.Query);
        var bySeals = query.Read("seals", "newest or all", text => text is "newest" or "all" ? text : null);
        if (query.Problem is { } problem) return problem;
        var result = await tables.Verifier(table).VerifyAsync(stream, cancellationToken, all: bySeals == "all");
        var chain = result.Chain;
        if (chain is { IsWhole: true, Events: 0 }) return AuditTables.NoSuchStream(stream);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Answers.Json(
            new { Table = table, chain.Stream, result.IsWhole, chain.Events, chain.BrokenAt, chain.Sentence, chain.LastHash, result.Seals });
    }
}
