using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Functions.Http;
using Pipeline.OccupationsInDemand;
using Pipeline.Protocols;

namespace Pipeline.Functions.OccupationsInDemand;

/// <summary>Everything there is to say about one occupation and the list, as JSON, CSV or a page to print.</summary>
public sealed class GetOccupationExplanation(ExplanationReader reader, Titles titles, CatalogInForce catalog)
{
    [Function(nameof(GetOccupationExplanation))]
    [Access(Role.CoordinationReader, Role.CoordinationApprover, Role.LabourOfficer, Role.Statistician, Role.Operator)]
    public async Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/occupations-in-demand/occupations/{isco}")] HttpRequest request,
        string isco, CancellationToken cancellationToken)
    {
        if (isco.Length != 4 || !isco.All(char.IsAsciiDigit)) return InDemandRequest.NotAnOccupation();
        if (!titles.IsUnitGroup(isco)) return Problems.NotFound("The classification has no unit group of this code.", "Look it up in ISCO-08.");
        var explanation = await reader.ExplainAsync(isco, titles.Find(isco)!, cancellationToken);
        return InDemandRequest.Withheld(explanation.Run?.Sources ?? [], catalog)
            ?? new InDemandForm(request, isPublic: false).Answer(
                () => explanation, () => InDemandForm.Lines(ExplanationLines.Of(explanation)), words => ExplanationPage.Render(explanation, words));
    }
}
