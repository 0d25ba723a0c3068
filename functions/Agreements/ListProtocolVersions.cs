using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Agreements;
using Pipeline.Functions.Http;
using Pipeline.Reference;

namespace Pipeline.Functions.Agreements;

/// <summary>Every version of a dataset's agreement, the newest first: its state, who approved what, and whom it waits for.</summary>
public sealed class ListProtocolVersions(AgreementVersions versions)
{
    [Function(nameof(ListProtocolVersions))]
    [SignedInAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/protocols/{agency}/{dataset}")] HttpRequest request,
        string agency, string dataset, CancellationToken cancellationToken) =>
        AgencyId.TryParse(agency, null, out var agencyId) && DatasetId.TryParse(dataset, null, out var datasetId)
            && await versions.ListAsync(agencyId, datasetId, cancellationToken) is { Count: > 0 } list
            ? Answers.Json(list)
            : Problems.NotFound("There is no protocol for this agency and dataset.", "Ask /api/protocols which there are.");
}
