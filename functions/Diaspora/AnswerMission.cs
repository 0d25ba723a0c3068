using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>An expert who registered here accepts a mission that is proposed to them, or declines it. Nobody else accepts for them.</summary>
public sealed class AnswerMission(RegistrationDesk registrations, MissionBook book)
{
    [Function(nameof(AnswerMission))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/diaspora/registration/missions/{id}/answer")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await DiasporaAnswer.BodyAsync<Given>(request, cancellationToken) is not { Accept: { } accepts }) return Problems.BadJson("""{"accept": true}""");
        if (await registrations.KeyOfAsync(DiasporaAnswer.SecretOf(request), cancellationToken) is not { } expert) return DiasporaAnswer.NoRegistration();
        var answer = await book.AnswerAsync(id, expert, accepts, cancellationToken);
        return DiasporaAnswer.Of((answer.Done is { } done ? done with { Expert = null } : null, answer.Refusal), "No mission of this id is proposed to you. Your copy, GET /api/diaspora/registration, names those that are.");
    }

    sealed record Given(bool? Accept);
}
