using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Coordination;

namespace Pipeline.Functions.Coordination;

/// <summary>Every expected drop of a span of periods and how it stands, as JSON or CSV.</summary>
public sealed class GetCoordinationCalendar(CoordinationReader reader, TimeProvider clock)
{
    [Function(nameof(GetCoordinationCalendar))]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/coordination/calendar")] HttpRequest request, CancellationToken cancellationToken) =>
        CoordinationRequest.AnswerAsync(request, clock, async question =>
        {
            var entries = await reader.ReadCalendarAsync(question, cancellationToken);
            return CoordinationRequest.Rows(request, [.. entries.Select(CalendarLine.Of)], "calendar.csv");
        });
}
