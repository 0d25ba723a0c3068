using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Protection.Working;
using Pipeline.Reference;

namespace Pipeline.Functions.Protection;

/// <summary>The certificate of an erasure: what was removed where, with counts and hashes.</summary>
public sealed class GetSubjectCertificate(CertificateShelf certificates)
{
    [Function(nameof(GetSubjectCertificate))]
    [Access(Role.AgencyCertifier, Submission = "id")]
    [Access(Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/subject-requests/{id}/certificate")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (!SubmissionId.TryParse(id, null, out var erased)) return RequestAnswers.NotARequest();
        return await certificates.FindAsync(erased, cancellationToken) is { } certificate
            ? Answers.Json(certificate)
            : Problems.NotFound("There is no certificate of this request.", "Erasures have one once they are done.");
    }
}
