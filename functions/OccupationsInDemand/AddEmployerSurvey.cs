using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.OccupationsInDemand;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>Puts a row of a survey of employers on record: how many were asked, and how many find the occupation hard to fill.</summary>
public sealed class AddEmployerSurvey(ReviewDesk desk)
{
    [Function(nameof(AddEmployerSurvey))]
    [Access(Role.LabourOfficer, Role.Statistician)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/occupations-in-demand/proposals/{quarter}/{isco}/surveys")] HttpRequest request,
        string quarter, string isco, CancellationToken cancellationToken)
    {
        if (!InDemandRequest.TryRead(quarter, isco, out var problem)) return problem;
        if (await JsonBody.ReadAsync<Given>(request, cancellationToken) is not { Source: { } source, Date: { } date, Asked: { } asked, WithDifficulty: { } hard } given)
            return Problems.BadJson("""{"source": "an institution", "date": "2026-10-05", "asked": 40, "withDifficulty": 25, "link": "https://..."}""");
        var survey = new EmployerSurvey(source, date, asked, hard, given.Link, default, "", "");
        return InDemandRequest.Answer(await desk.AddAsync(quarter, isco, survey, request.GetCaller(), cancellationToken), InDemandRequest.Reviewed);
    }

    sealed record Given(string? Source, DateOnly? Date, int? Asked, int? WithDifficulty, string? Link);
}
