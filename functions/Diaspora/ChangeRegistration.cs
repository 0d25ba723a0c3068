using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>A person puts another profile in the place of theirs.</summary>
public sealed class ChangeRegistration(RegistrationDesk desk)
{
    [Function(nameof(ChangeRegistration))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/diaspora/registration")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await DiasporaAnswer.BodyAsync<ProfileForm>(request, cancellationToken) is not { } form) return Problems.BadJson("""{"residenceCountry": "DEU", "specialty": "GSURG", "...": "..."}""");
        var answer = await desk.ChangeAsync(DiasporaAnswer.SecretOf(request), form, cancellationToken);
        return answer is (null, null) ? DiasporaAnswer.NoRegistration() : DiasporaAnswer.Of(answer, "");
    }
}
