using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Intake;
using Pipeline.Reference;

namespace Pipeline.Functions.Intake;

/// <summary>An agency says that a period has nothing to report: a submission with a receipt, like a file.</summary>
public sealed class CreateNilReturn(NilReturns nilReturns)
{
    const string Example = """{"period": "2026-10", "reason": "No permit was issued"}""";

    [Function(nameof(CreateNilReturn))]
    [Access(Role.AgencySubmitter, Role.AgencyCertifier, Agency = "agency")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/agencies/{agency}/datasets/{dataset}/nil-returns")] HttpRequest request,
        string agency, string dataset, CancellationToken cancellationToken)
    {
        if (!DatasetId.TryParse(dataset, null, out var which)) return Problems.BadRequest("dataset", "not a dataset's short name", "one such as work-permits");
        if (await JsonBody.ReadAsync<Body>(request, cancellationToken) is not { Reason: { } reason } asked || !ReasonText.IsOne(reason))
            return Problems.BadJson($"{Example} with a reason of 3 to 200 characters that names no person");
        if (!ReferencePeriod.TryParse(asked.Period, null, out var period)) return Problems.BadRequest("period", "not a period", "2026, 2026-S1, 2026-Q3 or 2026-10");
        SubmissionId? replaces = null;
        if (asked.Replaces is { } named)
        {
            if (!SubmissionRoute.TryRead(named, out var id, out var wrong)) return wrong;
            replaces = id;
        }
        try
        {
            var receipt = await nilReturns.TakeAsync(new(AgencyId.Parse(agency), which, period, reason, replaces, request.GetCaller().Pseudonym), cancellationToken);
            request.HttpContext.Response.Headers.Location = $"/api/submissions/{receipt.SubmissionId}";
            return Answers.Json(receipt.ToJson(), StatusCodes.Status201Created);
        }
        catch (NilReturnException e)
        {
            return e.Parameter is { } parameter
                ? Problems.BadRequest(parameter, $"not one for a nil return: {e.Message.TrimEnd('.')}", "a period of the dataset that has ended")
                : Problems.Conflict("Something else stands for the period", e.Message, new { SubmissionId = e.StandsFor?.ToString() });
        }
    }

    sealed record Body(string? Period, string? Reason, string? Replaces);
}
