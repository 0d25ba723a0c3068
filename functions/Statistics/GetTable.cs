using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Sdmx;
using Pipeline.Sdmx.Serving;

namespace Pipeline.Functions.Statistics;

/// <summary>One table: what it is about, how it was made, its dimensions and their codes.</summary>
public sealed class GetTable(StatisticsDesk desk)
{
    [Function(nameof(GetTable))]
    [PublicAccess]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = "api/tables/{id}")] HttpRequest request, string id) =>
        desk.AnswerAsync(request, Flavour.Tables, "/api/tables/", inquiry => AnswerAsync(inquiry, id));

    static async Task<Reply> AnswerAsync(Inquiry inquiry, string id)
    {
        var flow = inquiry.Flow("", id, "");
        var (view, release, language) = (await inquiry.Release.LoadAsync(flow), inquiry.Release, inquiry.Language);
        return JsonReply.Of($"tables/{flow.Id}", new
        {
            language,
            release = release.Release.Id,
            table = TableCard.Of(flow, release.Find(flow.Id)!, release, language),
            method = flow.Method.In(language),
            sources = flow.Sources,
            measures = flow.Measures.Select(m => new
            {
                id = m.Id,
                label = m.Name.In(language),
                unit = m.Unit,
                multiplier = m.UnitMultiplier,
                decimals = m.Decimals,
                method = m.MethodCode,
                ilms = m.Ilms,
            }),
            variables = view.Dimensions.Append(view.Time).Select(column => new
            {
                id = column.Id,
                label = column.Name.In(language),
                time = column.Id == AttributeVocabulary.Time,
                values = column.Codes.Select(code => new { code = code.Id, label = code.Name.In(language) }),
            }),
        });
    }
}
