using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;

namespace Pipeline.Functions.Diaspora;

/// <summary>A person is erased: contact data, profile, consents, and their key in missions.</summary>
public sealed class EraseRegistration(RegistrationDesk desk)
{
    [Function(nameof(EraseRegistration))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = "api/diaspora/registration")] HttpRequest request, CancellationToken cancellationToken) =>
        await desk.EraseAsync(DiasporaAnswer.SecretOf(request), cancellationToken) ? new NoContentResult() : DiasporaAnswer.NoRegistration();
}
