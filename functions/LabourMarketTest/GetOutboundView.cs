using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Functions.OccupationsInDemand;
using Pipeline.LabourMarketTest.Law;
using Pipeline.LabourMarketTest.Tracks;
using Pipeline.LabourMarketTestCases;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>What a Rwandan who takes up work in each Partner State meets there: schedule of commitments, special pass, fee, recognition of the profession.</summary>
public sealed class GetOutboundView(LawBook law, RuleSetShelf shelf, CatalogInForce catalog, TimeProvider clock)
{
    const string Rwanda = "RWA";

    [Function(nameof(GetOutboundView))]
    [PublicAccess]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/labour-market-tests/outbound")] HttpRequest request)
    {
        var query = new QueryReader(request.Query);
        var occupation = query.Read<Isco08?>("occupation", "a unit group of ISCO-08, such as 2221", text => Isco08.TryParse(text, null, out var code) && code.Level == 4 ? code : null);
        var profession = query.Read("profession", "a code of the regulated professions, or NONE", text => text);
        var (days, entry, on) = (query.Number("contractDays", 1, 36_500, 0), query.Day("entry"), query.Day("on") ?? RwandaTime.DayOf(clock.GetUtcNow()));
        if (query.Problem is { } problem) return problem;
        if (occupation is not { } code) return Problems.BadRequest("occupation", "missing", "a unit group of ISCO-08, such as 2221, once");
        if (shelf.For(RuleSetShelf.Eac, on, on) is not { } protocol) return Problems.Conflict("No rule set is in force", $"No version of {RuleSetShelf.Eac} holds on {on:yyyy-MM-dd}, so nothing is told about it.");
        var view = new OutboundView(law, new(catalog.Now.Holidays), protocol.RuleSet, Rwanda);
        return InDemandRequest.Json(new { On = on, Occupation = $"{code}", States = view.Of(code, profession, days == 0 ? null : days, entry, on) });
    }
}
