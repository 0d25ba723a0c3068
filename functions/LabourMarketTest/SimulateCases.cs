using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Functions.OccupationsInDemand;
using Pipeline.LabourMarketTestCases;
using Pipeline.OccupationsInDemand;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>Judges past cases again under another rule set, on record or in the body, or another version of the list, and reports what would have changed. Changes nothing.</summary>
public sealed class SimulateCases(CaseSimulation simulation, RuleSetShelf shelf, ListShelf lists)
{
    [Function(nameof(SimulateCases))]
    [Access(Role.LabourOfficer, Role.CoordinationApprover, Role.Statistician)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/labour-market-tests/simulations")] HttpRequest request, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (await JsonBody.ReadAsync<Given>(request, cancellationToken) is not { } given || given is { RuleSet: null, Document: null, List: null })
            return Problems.BadJson("""{"ruleSet": "RW-LMT@0.1.0", "document": "instead: a whole rule set as JSON", "list": "2027-01-01, a version of the list", "from": "2026-01-01", "to": "2026-12-31"}""");
        var sets = new List<ShelvedRuleSet>();
        if (given.RuleSet is { } name)
        {
            if (shelf.Find(name) is not { } found) return Problems.BadRequest("ruleSet", "not a rule set on record", string.Join(", ", shelf.All.Select(s => s.Name)));
            sets.Add(found);
        }
        try
        {
            if (given.Document is { } document) sets.Add(RuleSetShelf.Read("document", JsonSerializer.SerializeToUtf8Bytes(document)));
        }
        catch (InvalidDataException e)
        {
            return Problems.Faulty("The rule set cannot be used", "Mend every place and send it again.", new[] { e.Message });
        }
        if (sets.FirstOrDefault(s => s.RuleSet.RuleSetId is not (RuleSetShelf.General or RuleSetShelf.Eac)) is { } other)
            return Problems.BadRequest("ruleSet", "of another scheme", $"a version of {RuleSetShelf.General} or {RuleSetShelf.Eac}, not {other.RuleSet.Track} of another host");
        PublishedVersion? list = null;
        if (given.List is { } version && (list = (await lists.ReadAsync(cancellationToken)).Find(version)) is null) return GetListVersion.NotThere();
        return InDemandRequest.Json(await simulation.RunAsync(new(sets, list, given.From, given.To), cancellationToken));
    }

    sealed record Given(string? RuleSet, JsonElement? Document, string? List, DateOnly? From, DateOnly? To);
}
