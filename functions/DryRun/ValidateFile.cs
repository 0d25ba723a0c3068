using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Functions.DryRun;

/// <summary>Checks a file against a protocol as a delivery is checked, and keeps nothing of it.</summary>
public sealed class ValidateFile(CatalogInForce catalog, Trial trial)
{
    [Function(nameof(ValidateFile))]
    [Access(Role.AgencySubmitter, Role.AgencyCertifier, Agency = "agency")]
    [Access(Role.CoordinationReader, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/protocols/{agency}/{dataset}/validate")] HttpRequest request,
        string agency, string dataset, CancellationToken cancellationToken)
    {
        if (!AgencyId.TryParse(agency, null, out var agencyId) || !DatasetId.TryParse(dataset, null, out var datasetId)
            || catalog.Now.Find(agencyId, datasetId) is not { } protocol)
            return Problems.NotFound("There is no protocol for this agency and dataset.", $"There are: {string.Join(", ", Known())}.");
        if (!ReferencePeriod.TryParse(request.Query["period"], null, out var period) || period.Frequency != protocol.Frequency)
            return Problems.BadRequest("period", "not one of the dataset's periods", protocol.Frequency.Describe());
        if (AnswerForm.Choose(request) is not { } form)
            return Problems.NotAcceptable($"It is given as {string.Join(", ", AnswerForm.All)}.");
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, request.HttpContext.RequestAborted);
        try
        {
            return await trial.RunAsync(request, protocol, period, form, either.Token);
        }
        catch (BadHttpRequestException e)
        {
            return e.StatusCode == StatusCodes.Status413PayloadTooLarge ? Problems.TooLarge(trial.MaxBytes) : Problems.BadBody(e.Message);
        }
    }

    IEnumerable<string> Known() => catalog.Now.Protocols
        .Where(p => p.Status is ProtocolStatus.Active or ProtocolStatus.Deprecated)
        .Select(p => $"{p.Agency}/{p.Dataset}").Distinct().Order(StringComparer.Ordinal);
}
