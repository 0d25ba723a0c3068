using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Coordination;
using Pipeline.Functions.DryRun;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Coordination;

/// <summary>The one answer as a page to read and print, in English or French.</summary>
public sealed class GetCoordinationPage(CoordinationReader reader, ScoreWeights weights, TimeProvider clock)
{
    [Function(nameof(GetCoordinationPage))]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/coordination/page")] HttpRequest request, CancellationToken cancellationToken) =>
        CoordinationRequest.AnswerAsync(request, clock, async question =>
        {
            var entries = await reader.ReadCalendarAsync(question, cancellationToken);
            var view = await reader.ViewAsync(question, entries, cancellationToken);
            request.HttpContext.Response.Headers.Vary = "Accept-Language";
            return Answers.Page(request, new BinaryData(CoordinationPage.Render(
                view, question.Span, entries, ScorecardRow.Of(entries, weights), PageWords.In(PreferredLanguage.Of(request)))));
        });
}
