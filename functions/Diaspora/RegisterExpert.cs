using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Diaspora;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Diaspora;

/// <summary>A health professional abroad registers. The secret in the answer is shown this once.</summary>
public sealed class RegisterExpert(RegistrationDesk desk, RegistrationQuota quota)
{
    [Function(nameof(RegisterExpert))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/diaspora/registrations")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (quota.WaitFor(request) is { } seconds)
            return Problems.TooOften(request.HttpContext.Response, seconds, "More registrations are tried from your network, or in all, than are taken in an hour.");
        if (await DiasporaAnswer.BodyAsync<Given>(request, cancellationToken) is not { Profile: { } profile, Contact: { Name: not null, Email: not null } contact, Version: { } version, Purposes: { } purposes })
            return Problems.BadJson("""{"profile": {...}, "contact": {"name": "", "email": "", "phone": null}, "version": "of the consent text", "purposes": ["matching"]}""");
        return DiasporaAnswer.Of(await desk.RegisterAsync(profile, contact, version, purposes, cancellationToken), "", StatusCodes.Status201Created);
    }

    sealed record Given(ProfileForm? Profile, Contact? Contact, string? Version, IReadOnlyList<ConsentPurpose>? Purposes);
}
