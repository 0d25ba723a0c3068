using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Functions.OccupationsInDemand;
using Pipeline.LabourMarketTest.Rules;
using Pipeline.LabourMarketTestCases;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>What differs between two rule sets, rule by rule, in words (English and French).</summary>
public sealed class GetRuleSetDifference(RuleSetShelf shelf)
{
    [Function(nameof(GetRuleSetDifference))]
    [PublicAccess]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/labour-market-tests/rule-sets/diff")] HttpRequest request)
    {
        if (shelf.Find($"{request.Query["from"]}") is not { } from) return None(shelf, "from");
        return shelf.Find($"{request.Query["to"]}") is { } to
            ? InDemandRequest.Json(new { From = from.Name, To = to.Name, Changes = RuleSetDifference.Between(from.Bytes, to.Bytes) }) : None(shelf, "to");
    }

    internal static IActionResult None(RuleSetShelf shelf, string parameter) =>
        Problems.BadRequest(parameter, "not a rule set on record", $"one of {string.Join(", ", shelf.All.Select(s => s.Name))}, once");
}
