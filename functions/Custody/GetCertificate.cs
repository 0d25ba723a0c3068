using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Custody;
using Pipeline.Functions.Http;
using Pipeline.Reference;

namespace Pipeline.Functions.Custody;

/// <summary>A certificate of destruction as it was written: as JSON, whose SHA-256 the audit trail has, or as a page to print.</summary>
public sealed class GetCertificate(CertificateStore certificates)
{
    [Function(nameof(GetCertificate))]
    [Access(Role.AgencySubmitter, Role.AgencyCertifier, Agency = "agency")]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/agencies/{agency}/certificates/{dataset}/{period}/{id}")] HttpRequest request,
        string agency, string dataset, string period, string id, CancellationToken cancellationToken)
    {
        if (Negotiation.Choose(request, ["application/json", "text/html"]) is not { } form)
            return Problems.NotAcceptable("It is given as application/json and text/html.");
        var file = AgencyId.TryParse(agency, null, out var of) && DatasetId.TryParse(dataset, null, out var data) && ReferencePeriod.TryParse(period, null, out var about)
            ? await certificates.FindAsync(of, data, about, id, asPage: form == "text/html", cancellationToken)
            : null;
        if (file is null) return Problems.NotFound("There is no such certificate.", "GET /api/agencies/{agency}/certificates lists those of an agency.");
        return form == "text/html" ? Answers.Page(request, file) : Answers.Json(file);
    }
}
