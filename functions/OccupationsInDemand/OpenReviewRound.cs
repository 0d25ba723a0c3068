using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.OccupationsInDemand;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>Opens the review of a quarter's proposals, fixed to the current run.</summary>
public sealed class OpenReviewRound(ReviewDesk desk)
{
    [Function(nameof(OpenReviewRound))]
    [Access(Role.Statistician)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/occupations-in-demand/rounds")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await JsonBody.ReadAsync<Given>(request, cancellationToken) is not { Quarter: { } quarter }) return Problems.BadJson("""{"quarter": "2026-Q3"}""");
        if (!InDemandRequest.IsQuarter(quarter)) return InDemandRequest.NotAQuarter("quarter");
        return InDemandRequest.Answer(await desk.OpenAsync(quarter, request.GetCaller(), cancellationToken), ReviewRoundView.Of);
    }

    sealed record Given(string? Quarter);
}
