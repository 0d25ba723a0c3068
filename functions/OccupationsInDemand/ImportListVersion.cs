using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.OccupationsInDemand;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>Loads the annex of a list that has force of law already; the body is CSV. With <c>dryRun=true</c> it is only checked.</summary>
public sealed class ImportListVersion(ListDesk desk, ListShelf shelf, Titles titles)
{
    [Function(nameof(ImportListVersion))]
    [Access(Role.CoordinationApprover)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/occupations-in-demand/versions/import")] HttpRequest request, CancellationToken cancellationToken)
    {
        var query = new QueryReader(request.Query);
        var (from, instrument) = (query.Day("validFrom"), new LegalInstrument($"{request.Query["instrument"]}", $"{request.Query["reference"]}"));
        if (query.Problem is { } problem) return problem;
        if (from is not { } validFrom) return Problems.BadRequest("validFrom", "missing", "the day that the list holds from, such as 2027-01-01, once");
        if (await RawBody.ReadAsync(request, cancellationToken) is not { } file) return Problems.BodyTooLarge(RawBody.MaxBytes);
        var (entries, faults) = ListAnnex.Read(file, validFrom, titles.IsUnitGroup);
        if (faults.Count > 0)
            return Problems.Unprocessable("The annex cannot be taken", $"It has {faults.Count} fault(s). Mend them all and send it again.", faults);
        if (request.Query["dryRun"] == "true")
            return InDemandRequest.Json(new { Occupations = entries.Count, Sha256 = new ListVersion(validFrom, instrument, null, [], entries).Sha256(), Entries = entries });
        var answer = await desk.ImportAsync(validFrom, instrument, entries, request.GetCaller(), cancellationToken);
        var history = await shelf.ReadAsync(cancellationToken);
        return InDemandRequest.Answer(answer, loaded => VersionSummary.Of(loaded, history));
    }
}
