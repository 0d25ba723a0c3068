using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Audit;

/// <summary>Whether a stream is whole, or the first link that is broken.</summary>
public sealed class GetAuditVerification(AuditTables tables)
{
    [Function(nameof(GetAuditVerification))]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/audit/{table}/{stream}/verify")] HttpRequest request,
        string table, string stream, CancellationToken cancellationToken)
    {
        if (tables.Refuse(table, stream) is { } refusal) return refusal;
        var result = await tables.Verifier(table).VerifyAsync(stream, cancellationToken);
        if (result is { IsWhole: true, Events: 0 }) return AuditTables.NoSuchStream(stream);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Answers.Json(new { Table = table, result.Stream, result.IsWhole, result.Events, result.BrokenAt, result.Sentence, result.LastHash });
    }
}
