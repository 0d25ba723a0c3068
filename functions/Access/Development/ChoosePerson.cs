using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Protocols;

namespace Pipeline.Functions.Access.Development;

/// <summary>Takes the choice and sends the program a code. What the page sends along is looked at again: anybody can send it. Development only.</summary>
public sealed class ChoosePerson(DevelopmentDoor door, DevelopmentCodes codes, CatalogInForce catalog)
{
    [Function(nameof(ChoosePerson))]
    [PublicAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/dev/authorize")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (door.IssuerFor(request) is null) return DevelopmentDoor.Closed();
        if (await FormBody.ReadAsync(request, cancellationToken) is not { } form) return SignInPage.Mistake(request, FormBody.Refusal);
        if (!CodeRequest.TryRead(name => [.. form[name]], out var asked, out var refusal))
            return refusal.Back is { } back ? Answers.Redirect(request, back, StatusCodes.Status303SeeOther) : SignInPage.Mistake(request, refusal);
        var agencies = DevelopmentDoor.AgenciesOf(catalog.Now).ToList();
        var person = Enum.GetValues<Role>().SelectMany(role => SignInPage.People(role, agencies)).FirstOrDefault(p => SignInPage.NameOf(p) == form["person"]);
        return person is null
            ? SignInPage.Mistake(request, new("invalid_request", "person is none of those on the page", null))
            : Answers.Redirect(request, asked.AnswerWith(codes.Issue(asked, person)), StatusCodes.Status303SeeOther);
    }
}
