using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;

namespace Pipeline.Functions.Diaspora;

/// <summary>A person gets a copy of all that is held of them.</summary>
public sealed class ExportRegistration(RegistrationDesk desk)
{
    [Function(nameof(ExportRegistration))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/diaspora/registration")] HttpRequest request, CancellationToken cancellationToken) =>
        await desk.ExportAsync(DiasporaAnswer.SecretOf(request), cancellationToken) is { } copy ? DiasporaAnswer.Json(copy) : DiasporaAnswer.NoRegistration();
}
