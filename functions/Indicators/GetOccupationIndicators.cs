using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.IndicatorReadings;
using Pipeline.Protocols;

namespace Pipeline.Functions.Indicators;

/// <summary>The current run's estimates per occupation at one level of ISCO-08.</summary>
public sealed class GetOccupationIndicators(PublishedIndicators published, CatalogInForce catalog)
{
    [Function(nameof(GetOccupationIndicators))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/indicators/occupations")] HttpRequest request,
        CancellationToken cancellationToken)
    {
        var text = request.Query.TryGetValue("level", out var levels) ? levels.ToString() : "1";
        if (text.Length != 1 || text[0] is not (>= '1' and <= '4'))
            return Problems.BadRequest("level", "not a level of ISCO-08", "1 (major groups), 2, 3 or 4 (unit groups), once");
        var level = text[0] - '0';
        if (await published.GetOccupationsAsync(level, cancellationToken) is not { } readings)
            return Problems.NotFound("No indicators have been computed yet.", "They are recomputed at 00:00 UTC from the accepted drops.");
        return IndicatorRelease.WhyNot(readings.Sources, catalog.Now) is { } withheld
            ? Problems.Conflict("The indicators are withheld", $"{withheld.En} Until the next run without that data nothing is shown.")
            : Answers.Versioned(request, readings.Version, OccupationIndicators.From(readings, level, catalog.Now));
    }
}
