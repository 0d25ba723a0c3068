using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Access;
using Pipeline.Functions.Governance;
using Pipeline.Functions.Http;
using Pipeline.OccupationsInDemand;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>Puts a piece of evidence for or against an occupation on record. It names institutions, never a person.</summary>
public sealed class AddEvidence(ReviewDesk desk)
{
    [Function(nameof(AddEvidence))]
    [Access(Role.LabourOfficer, Role.Statistician)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/occupations-in-demand/proposals/{quarter}/{isco}/evidence")] HttpRequest request,
        string quarter, string isco, CancellationToken cancellationToken)
    {
        if (!InDemandRequest.TryRead(quarter, isco, out var problem)) return problem;
        if (await JsonBody.ReadAsync<Given>(request, cancellationToken) is not { Source: { } source, Date: { } date, Text: { } text } given
            || BookAnswer.Member<EvidenceSide>(given.Side) is not { } side || BookAnswer.Member<EvidenceKind>(given.Kind) is not { } kind)
            return Problems.BadJson($$"""{"side": "For or Against", "kind": "{{string.Join(", ", Enum.GetNames<EvidenceKind>())}}", "source": "an institution", "date": "2026-10-05", "text": "what it says", "link": "https://..."}""");
        var evidence = new Evidence(side, kind, source, date, text, given.Link, default, "", "");
        return InDemandRequest.Answer(await desk.AddAsync(quarter, isco, evidence, request.GetCaller(), cancellationToken), InDemandRequest.Reviewed);
    }

    sealed record Given(string? Side, string? Kind, string? Source, DateOnly? Date, string? Text, string? Link);
}
