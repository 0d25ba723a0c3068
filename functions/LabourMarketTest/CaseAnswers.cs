using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Functions.OccupationsInDemand;
using Pipeline.LabourMarketTestCases;
using Pipeline.OccupationsInDemand;
using Pipeline.Protection.Decisions;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>Answers about cases. They may be about a worker, so that nothing between keeps them.</summary>
public sealed class CaseAnswers(CaseTexts texts, CaseTerms terms)
{
    internal static IActionResult NotACase() => Problems.BadRequest("id", "not a case's id", "20 digits from 0 to f, as the answer to the application has it");

    internal static IActionResult None() => Problems.NotFound("There is no such case.", "See the list, /api/labour-market-tests.");

    /// <summary>Does something to a case and gives the case as it is then.</summary>
    internal async Task<IActionResult> AnswerAsync(HttpResponse response, string id, Func<Task<DeskAnswer<TestCase>>> act, CancellationToken ct)
    {
        response.Headers.CacheControl = "no-store";
        if (!CaseId.IsOne(id)) return NotACase();
        try
        {
            var answer = await act();
            return answer.Result is { } now ? InDemandRequest.Json(await ViewAsync(now, null, ct)) : InDemandRequest.Answer(answer, _ => new object());
        }
        catch (OfficerRequiredException e)
        {
            return Problems.Conflict("An officer decides this", e.Message);
        }
    }

    /// <summary>The case with its newest decision record.</summary>
    internal async Task<object> ViewAsync(TestCase of, string? statusKey, CancellationToken ct) => new
    {
        of.Id,
        of.ApplicationId,
        of.State,
        of.ReceivedOn,
        StatusKey = statusKey,
        Clocks = CaseClocks.Of(of, terms),
        Recommendation = of.Newest,
        Assessments = of.Assessments.Count,
        Decisions = of.Decisions.Select(d => new
        {
            d.Outcome,
            d.Reason,
            d.IsOverride,
            d.DecidedOn,
            Officer = new Caller(d.By.Officer, new HashSet<Role>(), null).Pseudonym,
            d.By.Role,
            d.By.Recommendation,
            d.By.RecommendationSha256,
            d.PermitClass,
            d.ValidTo,
            d.FollowUp,
            d.Conditions,
        }),
        Appeals = of.Appeals.Select(a => new { a.Decision, a.Ground, a.LodgedOn, a.IsUpheld, a.DecidedOn }),
        Record = JsonElement.Parse(await texts.RecordAsync(of.Id, of.Newest, ct)),
    };
}
