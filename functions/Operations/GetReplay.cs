using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Intake.Replay;

namespace Pipeline.Functions.Operations;

/// <summary>How far the replay of a dataset is, and what it changes or has changed, page by page.</summary>
public sealed class GetReplay(ReplayJobs jobs)
{
    [Function(nameof(GetReplay))]
    [Access(Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/replays/{job}")] HttpRequest request, string job, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var (limit, offset) = (query.Number("limit", 1, 500, 100), query.Number("offset", 0, int.MaxValue, 0));
        if (query.Problem is { } problem) return problem;
        if (!job.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') || await jobs.FindAsync(job, cancellationToken) is not { } asked)
            return Problems.NotFound("There is no such replay.", "Ask for one with POST /api/agencies/{agency}/datasets/{dataset}/replay.");
        var items = await jobs.ItemsAsync(job, cancellationToken);
        var next = NextPage.Of(request, "offset", offset + limit < items.Count ? $"{offset + limit}" : null);
        return Answers.Json(ReplayProgress.Of(asked, items, offset, limit, next));
    }
}
