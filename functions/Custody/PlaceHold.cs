using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Custody;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Functions.Custody;

/// <summary>Forbids until a day that an agency's files are destroyed, all or those of a dataset or period.</summary>
public sealed class PlaceHold(Holds holds, CatalogInForce catalog)
{
    [Function(nameof(PlaceHold))]
    [Access(Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/operations/retention/holds")] HttpRequest request, CancellationToken cancellationToken)
    {
        if (await JsonBody.ReadAsync<HoldRequest>(request, cancellationToken) is not { } asked)
            return Problems.BadJson("""{"agency": "dgie", "dataset": "returns", "period": "2026-10", "kind": "Legal", "reference": "RC-0123", "until": "2027-12-31"}""");
        if (!AgencyId.TryParse(asked.Agency, null, out var agency) || !catalog.Now.HasAgency(agency))
            return Problems.BadRequest("agency", "not an agency with a protocol", "such as dgie");
        DatasetId dataset = default;
        if (asked.Dataset is not null && !DatasetId.TryParse(asked.Dataset, null, out dataset))
            return Problems.BadRequest("dataset", "not a dataset's short name", "such as work-permits, or left out for all");
        ReferencePeriod period = default;
        if (asked.Period is not null && !ReferencePeriod.TryParse(asked.Period, null, out period))
            return Problems.BadRequest("period", "not a period", "such as 2026-10, or left out for all");
        if (!Enum.TryParse<HoldKind>(asked.Kind, out var kind) || $"{kind}" != asked.Kind) return Problems.BadRequest("kind", "not a kind of hold", "Legal or Incident");
        if (asked.Until is not { } until) return Problems.BadRequest("until", "not a day", "the last day, such as 2027-12-31");
        if (asked.Reference is not { Length: >= 1 and <= 100 } reference || !reference.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or ':' or '/'))
            return Problems.BadRequest("reference", "not a code", "the case's or incident's number: 1 to 100 letters, digits and - _ . : /");

        var hold = new Hold(
            Guid.NewGuid().ToString("N"), agency, asked.Dataset is null ? null : dataset, asked.Period is null ? null : period, kind, reference,
            request.GetCaller().Pseudonym, until);
        return await holds.PlaceAsync(hold, cancellationToken)
            ? Answers.Json(HoldAnswer.Of(hold), StatusCodes.Status201Created)
            : Problems.Conflict("Too late for a hold", "Some of the files are being destroyed already. Hold another period, or read the certificate once it is there.");
    }
}

/// <summary>The body.</summary>
sealed record HoldRequest(string? Agency, string? Dataset, string? Period, string? Kind, string? Reference, DateOnly? Until);

/// <summary>A hold as it is answered.</summary>
sealed record HoldAnswer(string Id, string Agency, string? Dataset, string? Period, string Kind, string Reference, string PlacedBy, DateOnly Until)
{
    public static HoldAnswer Of(Hold hold) =>
        new(hold.Id, $"{hold.Agency}", hold.Dataset?.ToString(), hold.Period?.ToString(), $"{hold.Kind}", hold.Reference, hold.PlacedBy, hold.Until);
}
