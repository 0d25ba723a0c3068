using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.LabourMarketTestCases;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>The newest decision record of a case, byte for byte as it is kept; its hash is the one that an officer's decision names.</summary>
public sealed class GetCaseRecord(CaseRows rows, CaseTexts texts)
{
    [Function(nameof(GetCaseRecord))]
    [Access(Role.LabourOfficer, Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/labour-market-tests/{id}/record")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (!CaseId.IsOne(id)) return CaseAnswers.NotACase();
        return await rows.FindAsync(id, cancellationToken) is { } found
            ? Answers.Json(new BinaryData(await texts.RecordAsync(id, found.Newest, cancellationToken))) : CaseAnswers.None();
    }
}
