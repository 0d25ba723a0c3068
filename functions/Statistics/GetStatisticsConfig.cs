using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Pipeline.Access;
using Pipeline.Sdmx;
using Pipeline.Sdmx.Negotiation;
using Pipeline.Sdmx.Requests;

namespace Pipeline.Functions.Statistics;

/// <summary>What a client may count on: limits, formats, languages, the release and how its figures are protected.</summary>
public sealed class GetStatisticsConfig(StatisticsDesk desk, CallerQuota quota)
{
    [Function(nameof(GetStatisticsConfig))]
    [PublicAccess]
    public Task<IActionResult> RunAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", "options", Route = "api/config")] HttpRequest request) =>
        desk.AnswerAsync(request, Flavour.Tables, "/api/config", inquiry => Task.FromResult(JsonReply.Of($"config?{quota.PerMinute}", new
        {
            apiVersion = "2.0",
            defaultLanguage = "en",
            languages = Language.All,
            maxDataCells = Limits.CubeCells,
            maxObservationsStreamed = Limits.StreamedObservations,
            maxObservationsHeld = Limits.HeldObservations,
            maxCodesPerDimension = Limits.CodesPerDimension,
            maxKeys = Limits.Keys,
            maxAddressCharacters = Limits.Address,
            maxCallsPerTimeWindow = quota.PerMinute,
            timeWindow = 60,
            defaultDataFormat = "json-stat2",
            dataFormats = Format.DataOf(Flavour.Tables).Select(f => f.Names[0]),
            sdmx21 = Format.DataOf(Flavour.Sdmx21).Concat(Format.StructuresOf(Flavour.Sdmx21)).Select(f => f.MediaType),
            sdmx30 = Format.DataOf(Flavour.Sdmx30).Concat(Format.StructuresOf(Flavour.Sdmx30)).Select(f => f.MediaType),
            release = inquiry.Release.Release.Id,
            methods = inquiry.Release.Structures.Dataflows.SelectMany(f => f.Measures).Select(m => m.MethodCode).Distinct().Order(StringComparer.Ordinal),
        })));
}
