using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Sdmx;
using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Serving;
using Pipeline.Sdmx.Structures;

namespace Pipeline.Functions.Statistics;

/// <summary>SDMX 3.0 (REST API 2): <c>data</c>, <c>availability</c> and <c>structure</c>.</summary>
public sealed class GetSdmx30(StatisticsDesk desk)
{
    [Function(nameof(GetSdmx30))]
    [PublicAccess]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = "v2/{*path}")] HttpRequest request) =>
        desk.AnswerAsync(request, Flavour.Sdmx30, "/v2/", AnswerAsync);

    static async Task<Reply> AnswerAsync(Inquiry inquiry)
    {
        var (address, resource) = (inquiry.Address, inquiry.Address.Segment(0));
        if (resource == "structure") return StructureReply.Of(inquiry, StructureQuery.Read(address.Segment(1) is { Length: > 0 } kind ? kind : "*", address, 2, ','));
        if (resource is not ("data" or "availability")) return StructureReply.Of(inquiry, StructureQuery.Read(Other(resource), address, 2, ','));
        if (address.Segment(1) is var context && context != "dataflow") throw Context(context);
        var (flow, query) = inquiry.Release.Asked.Of(address, inquiry, Read);
        return resource == "data"
            ? DataReply.Of(inquiry, await inquiry.Release.LoadAsync(flow, query), query)
            : StructureReply.Of(inquiry, await inquiry.Release.LoadAsync(flow), query, address.Segment(6));
    }

    static DataQuestion Read(Inquiry inquiry)
    {
        var address = inquiry.Address;
        var flow = inquiry.Flow(address.Segment(2), address.Segment(3), address.Segment(4));
        return new(flow, QueryReader30.Read(address.Segment(5), address, inquiry.Release.Outline(flow)));
    }

    /// <summary>Resources of the standard that stand beside data and structure are named as such; structures are not asked for at the root here.</summary>
    static string Other(string resource) => resource is "metadata" or "registration" or "schema" ? resource : "none";

    static RefusedException Context(string context) => context is "*" or "datastructure" or "provisionagreement"
        ? RefusedException.Of(RefusalKind.NotImplemented, "context", "This context is not given", "Figures are asked for by dataflow: /v2/data/dataflow/AGENCY/ID/VERSION/KEY.")
        : RefusedException.Syntax("context", "There is no such context", "Write /v2/data/dataflow/AGENCY/ID/VERSION/KEY.");
}
