using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.OccupationsInDemand;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>Publishes what was decided in a round as the next version of the list, with its instrument.</summary>
public sealed class PublishListVersion(ListDesk desk, ListShelf shelf)
{
    [Function(nameof(PublishListVersion))]
    [Access(Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/occupations-in-demand/versions")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await JsonBody.ReadAsync<Given>(request, cancellationToken) is not { Quarter: { } quarter, ValidFrom: { } validFrom, Instrument: { } name, Reference: { } reference } given)
            return Problems.BadJson("""{"quarter": "2026-Q3", "validFrom": "2027-01-01", "instrument": "Ministerial Instructions", "reference": "its number and gazette"}""");
        if (!InDemandRequest.IsQuarter(quarter)) return InDemandRequest.NotAQuarter("quarter");
        var wanted = new ListPublication(quarter, validFrom, new(name, reference), given.ReplacesUnknownList);
        var answer = await desk.PublishAsync(wanted, request.GetCaller(), cancellationToken);
        var history = await shelf.ReadAsync(cancellationToken);
        return InDemandRequest.Answer(answer, published => VersionSummary.Of(published, history));
    }

    sealed record Given(string? Quarter, DateOnly? ValidFrom, string? Instrument, string? Reference, bool ReplacesUnknownList);
}
