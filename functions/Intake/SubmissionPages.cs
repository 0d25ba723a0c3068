using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Pipeline.Functions.Http;
using Pipeline.Intake.Ledger;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Functions.Intake;

/// <summary>Answers with submissions, the newest received first, page by page.</summary>
public sealed class SubmissionPages(SubmissionList submissions, CatalogInForce catalog)
{
    const int Usual = 50;
    const int Most = 500;

    /// <param name="only">The agency whose submissions are listed; null for those that the query asks for.</param>
    public async Task<IActionResult> AnswerAsync(HttpRequest request, AgencyId? only, CancellationToken ct)
    {
        var query = new QueryReader(request.Query);
        var filter = SubmissionQuery.Read(query, only, catalog.Now);
        var limit = query.Number("limit", 1, Most, Usual);
        var cursor = query.Read("cursor", "the one of a next link, unchanged", SubmissionCursor.TryParse);
        if (query.Problem is { } problem) return problem;
        var page = await submissions.ListAsync(filter, limit, cursor, ct);
        return Answers.Json(new { page.Items, Next = NextPage.Of(request, "cursor", page.Next?.ToString()) });
    }
}
