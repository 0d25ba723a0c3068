using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Http;
using Pipeline.Protection.Incidents;

namespace Pipeline.Functions.Protection;

/// <summary>Closes an incident of which everybody who must be told has been told.</summary>
public sealed class CloseIncident(IncidentBook book, IncidentAnswers answers)
{
    const int LongestMeasures = 2000;

    [Function(nameof(CloseIncident))]
    [Access(Role.CoordinationApprover, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/incidents/{id}/closure")] HttpRequest request, string id, CancellationToken cancellationToken)
    {
        if (await JsonBody.ReadAsync<Closure>(request, cancellationToken) is not { Measures: { Length: > 0 and <= LongestMeasures } measures })
            return Problems.BadJson("""{"measures": "What was done so that it does not happen again, without names."}""");
        var caller = request.GetCaller();
        return await answers.FindAsync(id, caller, cancellationToken) is null
            ? IncidentAnswers.None()
            : answers.Answer(await book.CloseAsync(id, measures, caller, cancellationToken));
    }

    sealed record Closure(string? Measures);
}
