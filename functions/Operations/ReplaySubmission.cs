using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Intake.Replay;

namespace Pipeline.Functions.Operations;

/// <summary>Decides a submission again under the protocols of today; with <c>dryRun=true</c> says what that would change and stores nothing.</summary>
public sealed class ReplaySubmission(DropReplay replay)
{
    [Function(nameof(ReplaySubmission))]
    [Access(Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/submissions/{id}/replay")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!SubmissionRoute.TryRead(id, out var submission, out var wrong)) return wrong;
        var (isDryRun, order, problem) = await ReplayRequest.ReadAsync(request, cancellationToken);
        if (problem is not null) return problem;
        if (isDryRun)
        {
            var (preview, obstacle) = await replay.PreviewAsync(submission, cancellationToken);
            return preview is null ? ReplayRequest.Answer(obstacle!) : Answers.Json(preview);
        }
        var (receipt, refusal) = await replay.RunAsync(submission, order!, cancellationToken);
        if (refusal is not null) return ReplayRequest.Answer(refusal);
        return receipt is null ? Problems.Conflict("It was replaced", "The file was replaced in the inbox while it was read: the new one is a submission of its own.") : Answers.Json(receipt.ToJson());
    }
}
