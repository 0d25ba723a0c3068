using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.DryRun;
using Pipeline.Functions.Http;
using Pipeline.Intake.Receipts;
using Pipeline.ValidationReports;

namespace Pipeline.Functions.Intake;

/// <summary>The receipt of a submission as a page to read and print, in French where that is preferred and there is French for it.</summary>
public sealed class GetSubmissionReport(ReceiptStore receipts)
{
    [Function(nameof(GetSubmissionReport))]
    [Access(Role.AgencySubmitter, Role.AgencyCertifier, Submission = "id")]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/submissions/{id}/report")] HttpRequest request,
        string id, CancellationToken cancellationToken)
    {
        if (!SubmissionRoute.TryRead(id, out var submission, out var wrong)) return wrong;
        if (await receipts.FindPageAsync(submission, PreferredLanguage.Of(request), cancellationToken) is not { } found)
            return Problems.NotFound($"There is no report of submission '{submission}' yet.", "Ask /api/submissions/{id} how far it is.");
        var headers = request.HttpContext.Response.Headers;
        headers.Vary = "Accept-Language";
        headers.ContentLanguage = ReportWords.In(found.Language).Tag;
        return Answers.Page(request, found.Page);
    }
}
