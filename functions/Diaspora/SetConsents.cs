using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>A person says what they agree to from now on; what is not named is withdrawn.</summary>
public sealed class SetConsents(RegistrationDesk desk)
{
    [Function(nameof(SetConsents))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/diaspora/registration/consents")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await DiasporaAnswer.BodyAsync<Given>(request, cancellationToken) is not { Version: { } version, Purposes: { } purposes })
            return Problems.BadJson("""{"version": "of the consent text", "purposes": ["matching", "contact_by_host", "embassy", "statistics", "opportunities"]}""");
        var answer = await desk.AgreeAsync(DiasporaAnswer.SecretOf(request), version, purposes, cancellationToken);
        return answer is (null, null) ? DiasporaAnswer.NoRegistration() : DiasporaAnswer.Of(answer, "");
    }

    sealed record Given(string? Version, IReadOnlyList<ConsentPurpose>? Purposes);
}
