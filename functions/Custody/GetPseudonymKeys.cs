using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Custody;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Custody;

/// <summary>How many files stand under each key of pseudonyms, and whether a key can be destroyed.</summary>
public sealed class GetPseudonymKeys(KeysInUse keys)
{
    [Function(nameof(GetPseudonymKeys))]
    [Access(Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/operations/pseudonym-keys")] HttpRequest request, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return Answers.Json(await keys.ListAsync(cancellationToken));
    }
}
