using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Intake.Replay;
using Pipeline.Reference;

namespace Pipeline.Functions.Operations;

/// <summary>Asks for the replay of a dataset's submissions, or with <c>dryRun=true</c> for what it would change. Both are worked on in the background.</summary>
public sealed class ReplayDataset(ReplayJobs jobs)
{
    [Function(nameof(ReplayDataset))]
    [Access(Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/agencies/{agency}/datasets/{dataset}/replay")] HttpRequest request,
        string agency, string dataset, CancellationToken cancellationToken)
    {
        if (!AgencyId.TryParse(agency, null, out var of)) return Problems.NotAnAgency();
        if (!DatasetId.TryParse(dataset, null, out var which)) return Problems.BadRequest("dataset", "not a dataset's short name", "one such as work-permits");
        var (isDryRun, order, problem) = await ReplayRequest.ReadAsync(request, cancellationToken);
        if (problem is not null) return problem;
        var job = isDryRun
            ? await jobs.AskForDryRunAsync(of, which, request.GetCaller().Pseudonym, cancellationToken)
            : await jobs.AskAsync(of, which, order!, cancellationToken);
        if (job is null)
            return Problems.Conflict("No dry run showed that", "No dry run of this dataset ended with that fingerprint. Ask with ?dryRun=true, and wait until the job is Done: it gives the fingerprint.");
        request.HttpContext.Response.Headers.Location = $"/api/replays/{job.RowKey}";
        return Answers.Accepted(new { Id = job.RowKey, Job = $"/api/replays/{job.RowKey}", job.IsDryRun });
    }
}
