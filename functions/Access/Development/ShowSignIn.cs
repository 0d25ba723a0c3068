using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Protocols;

namespace Pipeline.Functions.Access.Development;

/// <summary>Asks whoever sits at this machine who they want to be (RFC 6749, authorization endpoint). Development only.</summary>
public sealed class ShowSignIn(DevelopmentDoor door, CatalogInForce catalog)
{
    [Function(nameof(ShowSignIn))]
    [PublicAccess]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/dev/authorize")] HttpRequest request) =>
        door.IssuerFor(request) is null ? DevelopmentDoor.Closed()
        : CodeRequest.TryRead(name => [.. request.Query[name]], out var asked, out var refusal) ? SignInPage.Choice(request, asked, DevelopmentDoor.AgenciesOf(catalog.Now))
        : refusal.Back is { } back ? Answers.Redirect(request, back)
        : SignInPage.Mistake(request, refusal);
}
