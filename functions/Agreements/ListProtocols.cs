using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Agreements;
using Pipeline.Functions.Http;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Functions.Agreements;

/// <summary>The agreements by agency and dataset: which version is in force, how long it holds, who answers for it.</summary>
public sealed class ListProtocols(CatalogInForce catalog, TimeProvider clock)
{
    [Function(nameof(ListProtocols))]
    [SignedInAccess]
    public IActionResult Run([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/protocols")] HttpRequest request) =>
        Answers.Json(AgreementList.Of(catalog.Now, RwandaTime.DayOf(clock.GetUtcNow())));
}
