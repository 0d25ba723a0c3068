using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Agreements;
using Pipeline.Functions.Http;
using Pipeline.Protocols;

namespace Pipeline.Functions.Agreements;

/// <summary>What differs between two versions, in words: from the one agreed before unless <c>from</c> names another. As JSON, plain text or a page.</summary>
public sealed class GetProtocolDiff(AgreementVersions versions)
{
    static readonly string[] Forms = ["application/json", "text/plain", "text/html"];

    [Function(nameof(GetProtocolDiff))]
    [SignedInAccess]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/protocols/{agency}/{dataset}/{version}/diff")] HttpRequest request,
        string agency, string dataset, string version, CancellationToken cancellationToken)
    {
        if (!AgreementRequest.TryRead(agency, dataset, version, out var id, out var problem)) return problem;
        var query = new QueryReader(request.Query);
        var from = query.Read<ProtocolVersion?>("from", "a version such as 1.0.0", text => ProtocolVersion.TryParse(text, out var number) ? number : null);
        if (query.Problem is { } wrong) return wrong;
        from ??= await versions.BeforeAsync(id, cancellationToken);
        if (from is not { } before) return Problems.NotFound($"There is no version before {id}.", "Name one as 'from'.");
        if (Negotiation.Choose(request, Forms) is not { } form) return Problems.NotAcceptable($"It is given as {string.Join(", ", Forms)}.");
        if (await versions.FindTextAsync(id with { Version = before }, cancellationToken) is not { } old
            || await versions.FindTextAsync(id, cancellationToken) is not { } now)
            return Problems.NotFound($"There is no version {id}, or no {before} to compare it with.", $"Ask /api/protocols/{id.Agency}/{id.Dataset} which there are.");
        request.HttpContext.Response.Headers.Vary = "Accept";
        var difference = VersionDifference.Of(old.Protocol, now.Protocol);
        return form switch
        {
            "text/plain" => Answers.Text(difference.ToText(), form, StatusCodes.Status200OK),
            "text/html" => Answers.Page(request, new BinaryData(DifferencePage.Render(difference))),
            _ => Answers.Json(difference),
        };
    }
}
