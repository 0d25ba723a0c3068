using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Reference;

namespace Pipeline.Functions.Access;

/// <summary>Leave for an agency to put one file into its own folder of the inbox.</summary>
public sealed class CreateUploadTicket(UploadTickets tickets)
{
    [Function(nameof(CreateUploadTicket))]
    [Access(Role.AgencySubmitter, Agency = "agency")]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/agencies/{agency}/upload-tickets")] HttpRequest request,
        string agency, CancellationToken cancellationToken)
    {
        if (await JsonBody.ReadAsync<TicketRequest>(request, cancellationToken) is not { } asked)
            return Problems.BadJson("""{"dataset": "work-permits", "period": "2026-10", "fileName": "permits.csv"}""");
        var (ticket, refusal) = await tickets.IssueAsync(AgencyId.Parse(agency), asked, cancellationToken);
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (ticket is null) return Problems.BadRequest(refusal!.Parameter, refusal.Problem, refusal.Expected);
        return PlainText.IsAskedFor(request)
            ? Answers.Text($"{ticket.Curl}\n", "text/plain", StatusCodes.Status201Created)
            : Answers.Json(ticket, StatusCodes.Status201Created);
    }
}
