using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.DryRun;
using Pipeline.Functions.Http;
using Pipeline.LabourMarketTestCases;
using Pipeline.ValidationReports;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>The letter about the newest decision, to print: English or French, by <c>lang</c> or else by <c>Accept-Language</c>.</summary>
public sealed class GetDecisionLetter(CaseRows rows, CaseTexts texts, CaseTerms terms)
{
    [Function(nameof(GetDecisionLetter))]
    [Access(Role.LabourOfficer, Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/labour-market-tests/{id}/letter")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (!CaseId.IsOne(id)) return CaseAnswers.NotACase();
        if (await rows.FindAsync(id, cancellationToken) is not { } found) return CaseAnswers.None();
        if (found.Decision is not { } decision) return Problems.Conflict("Nothing is decided", "A letter is written about an officer's decision. Decide on the case first.");
        var language = $"{request.Query["lang"]}" switch { "fr" => Language.French, "en" => Language.English, _ => PreferredLanguage.Of(request) };
        var record = await texts.RecordAsync(id, found.Assessments[decision.Assessment - 1], cancellationToken);
        return Answers.Page(request, new BinaryData(DecisionLetter.Render(found, record, terms, language)));
    }
}
