using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Sdmx;
using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Serving;
using Pipeline.Sdmx.Structures;
using Pipeline.Statistics.Structures;

namespace Pipeline.Functions.Statistics;

/// <summary>
/// SDMX 2.1 (REST API 1.5): <c>data</c>, <c>availableconstraint</c> and structures. One route, since what follows the resource is the standard's to parse, not the
/// framework's.
/// </summary>
public sealed class GetSdmx21(StatisticsDesk desk)
{
    [Function(nameof(GetSdmx21))]
    [PublicAccess]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = "rest/{*path}")] HttpRequest request) =>
        desk.AnswerAsync(request, Flavour.Sdmx21, "/rest/", AnswerAsync);

    static async Task<Reply> AnswerAsync(Inquiry inquiry)
    {
        var (address, resource) = (inquiry.Address, inquiry.Address.Segment(0));
        if (resource is not ("data" or "availableconstraint")) return StructureReply.Of(inquiry, StructureQuery.Read(resource, address, 1, '+'));
        var (flow, query) = inquiry.Release.Asked.Of(address, inquiry, Read);
        return resource == "data"
            ? DataReply.Of(inquiry, await inquiry.Release.LoadAsync(flow, query), query)
            : StructureReply.Of(inquiry, await inquiry.Release.LoadAsync(flow), query, address.Segment(4));
    }

    static DataQuestion Read(Inquiry inquiry)
    {
        var flow = Flow(inquiry, inquiry.Address.Segment(1));
        return new(flow, QueryReader21.Read(inquiry.Address.Segment(2), inquiry.Address, flow, inquiry.Release.Structures, inquiry.Release.Release.PublishedUtc));
    }

    /// <summary><c>AGENCY,ID,VERSION</c>, of which the id alone will do.</summary>
    static Dataflow Flow(Inquiry inquiry, string reference) => reference.Split(',') switch
    {
        [var id] => inquiry.Flow("all", id, "latest"),
        [var agency, var id] => inquiry.Flow(agency, id, "latest"),
        [var agency, var id, var version] => inquiry.Flow(agency, id, version),
        _ => throw RefusedException.Syntax("flow-reference", "The dataflow cannot be read", "It is written AGENCY,ID,VERSION, of which the id alone will do."),
    };
}
