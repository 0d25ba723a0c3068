using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Coordination;
using Pipeline.Functions.Http;
using Pipeline.Reference;

namespace Pipeline.Functions.Coordination;

/// <summary>What an agency is expected to deliver, when, and how that stands, as JSON or CSV.</summary>
public sealed class GetAgencyCalendar(CoordinationReader reader, TimeProvider clock)
{
    [Function(nameof(GetAgencyCalendar))]
    [Access(Role.AgencySubmitter, Role.AgencyCertifier, Agency = "agency")]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/agencies/{agency}/calendar")] HttpRequest request,
        string agency, CancellationToken cancellationToken) =>
        CoordinationRequest.AnswerAsync(request, clock, async question =>
        {
            if (!AgencyId.TryParse(agency, null, out var id)) return Problems.NotAnAgency();
            var entries = await reader.ReadCalendarAsync(question, cancellationToken);
            return CoordinationRequest.Rows(request, [.. entries.Where(e => e.Agency == id).Select(CalendarLine.Of)], "calendar.csv");
        });
}
