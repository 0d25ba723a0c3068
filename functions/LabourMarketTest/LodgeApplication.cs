using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Functions.OccupationsInDemand;
using Pipeline.LabourMarketTest.Applications.Reading;
using Pipeline.LabourMarketTestCases;

namespace Pipeline.Functions.LabourMarketTest;

/// <summary>
/// Takes an application (JSON) and recommends on it with all reasons; an officer decides. A CSV file with an application in each row is assessed as it is read and
/// given back with outcome and reasons beside each row; with <c>lodge=true</c> each row becomes a case, and without it nothing of the file is kept.
/// </summary>
public sealed class LodgeApplication(LodgingDesk desk, CaseAnswers answers, BulkFiles bulk)
{
    [Function(nameof(LodgeApplication))]
    [Access(Role.LabourOfficer)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/labour-market-tests")] HttpRequest request, CancellationToken cancellationToken)
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        if (request.GetTypedHeaders().ContentType?.MediaType == "text/csv") return await bulk.AssessAsync(request, cancellationToken);
        if (await RawBody.ReadAsync(request, cancellationToken) is not { } body) return Problems.BodyTooLarge(RawBody.MaxBytes);
        var (application, faults) = ApplicationReader.Read(body);
        if (application is null)
            return Problems.Faulty("The application cannot be taken", $"It has {faults.Count} fault(s). Mend them all and send it again; its form is at /api/labour-market-tests/schema.", faults);
        var lodged = await desk.LodgeAsync(application, request.GetCaller(), cancellationToken);
        return lodged.Result is { } done
            ? InDemandRequest.Json(await answers.ViewAsync(done.Case, done.StatusKey, cancellationToken), done.StatusKey is null ? StatusCodes.Status200OK : StatusCodes.Status201Created)
            : InDemandRequest.Answer(lodged, _ => new object());
    }
}
