using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.OccupationsInDemand;
using Pipeline.LabourMarketTestCases;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>The rule sets on record with their status and content hash; <c>name=RW-LMT@0.1.0</c> gives one as it is written.</summary>
public sealed class GetRuleSets(RuleSetShelf shelf)
{
    [Function(nameof(GetRuleSets))]
    [PublicAccess]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/labour-market-tests/rule-sets")] HttpRequest request)
    {
        if (request.Query.TryGetValue("name", out var name)) return shelf.Find($"{name}") is { } one ? InDemandRequest.Json(one.Text) : GetRuleSetDifference.None(shelf, "name");
        return InDemandRequest.Json(new
        {
            RuleSets = shelf.All.Select(s => new
            {
                s.Name,
                s.RuleSet.RuleSetId,
                s.RuleSet.Version,
                s.RuleSet.Status,
                s.RuleSet.Track,
                s.RuleSet.Host,
                s.RuleSet.EffectiveFrom,
                s.RuleSet.EffectiveTo,
                s.RuleSet.ApprovedBy,
                s.RuleSet.LegalBasis,
                s.RuleSet.Hash,
                Rules = s.RuleSet.Rules.Count,
                Unconfirmed = s.RuleSet.Rules.Count(r => !r.IsConfirmed),
                s.RuleSet.NotCovered,
            }),
        });
    }
}
