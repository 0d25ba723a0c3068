using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Custody;
using Pipeline.Functions.Http;
using Pipeline.Reference;

namespace Pipeline.Functions.Custody;

/// <summary>The certificates of what was destroyed of an agency's data.</summary>
public sealed class ListCertificates(CertificateStore certificates)
{
    [Function(nameof(ListCertificates))]
    [Access(Role.AgencySubmitter, Role.AgencyCertifier, Agency = "agency")]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/agencies/{agency}/certificates")] HttpRequest request,
        string agency, CancellationToken cancellationToken) => AgencyId.TryParse(agency, null, out var id)
            ? Answers.Json((await certificates.ListAsync(id, cancellationToken)).Select(c => new
            {
                c.Dataset,
                c.Period,
                c.Id,
                c.WrittenAt,
                certificate = $"/api/agencies/{id}/certificates/{c.Dataset}/{c.Period}/{c.Id}",
            }))
            : Problems.NotAnAgency();
}
