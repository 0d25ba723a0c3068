using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Sdmx;
using Pipeline.Sdmx.Requests;

namespace Pipeline.Functions.Statistics;

/// <summary>Figures of a table, as JSON-stat 2.0, CSV or Parquet.</summary>
public sealed class GetTableData(StatisticsDesk desk)
{
    [Function(nameof(GetTableData))]
    [PublicAccess]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = "api/tables/{id}/data")] HttpRequest request, string id) =>
        desk.AnswerAsync(request, Flavour.Tables, "/api/tables/", async inquiry =>
        {
            var view = await inquiry.Release.LoadAsync(inquiry.Flow("", id, ""));
            return DataReply.Of(inquiry, view, TableQueryReader.Read(inquiry.Address, view));
        });
}
