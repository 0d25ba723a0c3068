using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Http;
using Pipeline.Functions.Indicators;
using Pipeline.IndicatorReadings;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Functions.Diaspora;

/// <summary>What the published figures say of an occupation: demand, vacancies, wages, and how a qualification is recognised.</summary>
public sealed class GetLabourMarketBrief(PublishedIndicators indicators, PublishedShortage shortage, OpportunityDesk desk, AreaFigures areas, CatalogInForce catalog, TimeProvider clock)
{
    [Function(nameof(GetLabourMarketBrief))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/diaspora/briefs/{isco}")] HttpRequest request, string isco, CancellationToken cancellationToken)
    {
        var day = RwandaTime.DayOf(clock.GetUtcNow());
        var query = new QueryReader(request.Query);
        var district = query.Read("district", "a code of rwanda-districts", text => catalog.Now.CodelistInForce("rwanda-districts", day).Contains(text) ? text : null);
        if (query.Problem is { } problem) return problem;
        if (!Isco08.TryParse(isco, null, out var code) || code.Level != 4) return Problems.BadRequest("isco", "not a unit group of ISCO-08", "four digits, such as 2221");
        var (readings, run) = (await indicators.GetOccupationsAsync(4, cancellationToken), await shortage.ReadAsync(cancellationToken));
        if (IndicatorRelease.WhyNot((readings?.Sources ?? []).Concat(run?.Sources ?? []).Distinct(), catalog.Now) is { } why)
            return Problems.Conflict("The indicators are withheld", $"{why.En} Until the next run without that data nothing is shown.");
        var score = run?.FindScore(run.Period, isco);
        var professions = catalog.Now.CodelistInForce("regulated-professions", day).Items.Values.Where(i => i.Parent is { } group && isco.StartsWith(group, StringComparison.Ordinal)).ToList();
        var province = district is null ? null : catalog.Now.CodelistInForce("rwanda-districts", day).Items[district].Parent;
        return DiasporaAnswer.Json(new
        {
            Isco08 = isco,
            Title = catalog.Now.CodelistInForce("isco08", day).Items.GetValueOrDefault(isco)?.Name,
            District = district,
            // Demand and pay are estimates of the whole country; vacancies and job seekers are published by province, and of no district.
            AreaFigures = province is null ? null : await areas.OfAsync(province, isco, cancellationToken),
            Run = readings?.RunId,
            score?.Period,
            Demand = score is null ? null : $"{score.Class}",
            Figures = (readings?.Rows ?? []).Where(r => r.Isco08 == isco).Select(r => new { r.Measure, r.Period, r.Value, Quality = $"{r.Quality}" }),
            Recognition = professions.Select(i => new { i.Code, i.Name }),
            Steps = RecognitionStep.Of(professions.Count > 0),
            Opportunities = (await desk.OpenAsync(cancellationToken)).Where(o => o.Isco08 == isco && (district is null || o.District is null || o.District == district)).Select(o => new { o.Id, o.Title, o.Closes, o.Url }),
        });
    }
}
