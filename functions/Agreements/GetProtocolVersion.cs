using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Agreements;
using Pipeline.Functions.Http;

namespace Pipeline.Functions.Agreements;

/// <summary>A version of an agreement: its text to the byte (its ETag is the hash to approve), or as JSON its state and approvals.</summary>
public sealed class GetProtocolVersion(AgreementVersions versions)
{
    const string Yaml = "application/yaml";
    const string Json = "application/json";

    [Function(nameof(GetProtocolVersion))]
    [SignedInAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/protocols/{agency}/{dataset}/{version}")] HttpRequest request,
        string agency, string dataset, string version, CancellationToken cancellationToken)
    {
        if (!AgreementRequest.TryRead(agency, dataset, version, out var id, out var problem)) return problem;
        var form = Negotiation.Choose(request, [Yaml, Json]);
        if (form is null) return Problems.NotAcceptable($"It is given as {Yaml} and {Json}.");
        if (await versions.FindTextAsync(id, cancellationToken) is not { } text)
            return Problems.NotFound($"There is no version {id}.", $"Ask /api/protocols/{id.Agency}/{id.Dataset} which there are.");
        var headers = request.HttpContext.Response.Headers;
        headers.ETag = $"\"{text.Sha256}\"";
        headers.Vary = "Accept";
        if (form == Yaml) return Answers.Text(Encoding.UTF8.GetString(text.Bytes), Yaml, StatusCodes.Status200OK);
        var view = (await versions.ListAsync(id.Agency, id.Dataset, cancellationToken)).First(v => v.Version == $"{id.Version}");
        return Answers.Json(view with { Sha256 = text.Sha256 });
    }
}
