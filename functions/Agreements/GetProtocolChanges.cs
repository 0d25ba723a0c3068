using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Agreements;
using Pipeline.Functions.Http;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Functions.Agreements;

/// <summary>The log of an agreement's changes: from each published version to the next, in words.</summary>
public sealed class GetProtocolChanges(CatalogInForce catalog)
{
    [Function(nameof(GetProtocolChanges))]
    [SignedInAccess]
    public IActionResult Run(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/protocols/{agency}/{dataset}/changes")] HttpRequest request, string agency, string dataset) =>
        AgencyId.TryParse(agency, null, out var agencyId) && DatasetId.TryParse(dataset, null, out var datasetId)
            && ChangeLog.Of(catalog.Now, agencyId, datasetId) is { Count: > 0 } log
            ? Answers.Json(log)
            : Problems.NotFound("There is no protocol for this agency and dataset.", "Ask /api/protocols which there are.");
}
