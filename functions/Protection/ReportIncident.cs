using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Protection.Incidents;

namespace Pipeline.Functions.Protection;

/// <summary>Puts a breach of personal data on record, which starts its clocks.</summary>
public sealed class ReportIncident(IncidentBook book, IncidentAnswers answers)
{
    [Function(nameof(ReportIncident))]
    [Access(Role.AgencyCertifier, AnyAgency = true)]
    [Access(Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/incidents")] HttpRequest request, CancellationToken cancellationToken) =>
        await JsonBody.ReadAsync<IncidentReport>(request, cancellationToken) is { } report
            ? answers.Answer(await book.ReportAsync(report, request.GetCaller(), cancellationToken), StatusCodes.Status201Created)
            : Problems.BadJson(
                """{"discoveredAt": "2026-10-05T08:00:00Z", "kind": "Disclosure", "datasets": ["dgie/work-permits"], "highRisk": true, "description": "A file was sent to a wrong office."}""");
}
