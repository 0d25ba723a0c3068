using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Pipeline.Sdmx;
using Pipeline.Sdmx.Negotiation;
using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Serving;
using Pipeline.Statistics.Structures;

namespace Pipeline.Functions.Statistics;

/// <summary>One question to the statistics, with the release that it is answered from.</summary>
/// <param name="Address">Behind the service's prefix.</param>
/// <param name="Language">Of names.</param>
public sealed record Inquiry(HttpRequest Http, Flavour Flavour, ServedRelease Release, RawAddress Address, string Language)
{
    public Choice DataChoice() => Choice.Of(Http.Headers.Accept, Address, Format.DataOf(Flavour));

    public Choice StructureChoice() => Choice.Of(Http.Headers.Accept, Address, Format.StructuresOf(Flavour));

    /// <summary>The dataflow by its parts. Nothing tells one that there is not from one that has no figures, but why it has none.</summary>
    /// <exception cref="RefusedException">There is none, or the release has no figures of it.</exception>
    public Dataflow Flow(string agency, string id, string version)
    {
        if (agency is not ("" or "all" or "*") && agency != Release.Structures.Agency) throw NoFlow("There is no such dataflow.");
        if (Release.Structures.Dataflow(id) is not { } flow || !Sdmx.Structures.VersionPattern.Matches(version, flow.Version)) throw NoFlow("There is no such dataflow.");
        if (Release.Find(id) is not null) return flow;
        var missing = Release.Release.NotAvailable.FirstOrDefault(m => m.Dataflow == id);
        throw NoFlow($"{id} has no figures in this release. {missing?.Reason}".TrimEnd());
    }

    static RefusedException NoFlow(string detail) =>
        RefusedException.Of(RefusalKind.NotFound, "no-dataflow", "No such dataflow", $"{detail} /api/tables lists those there are.");

    /// <summary>Path and query as the client sent them, where the server has kept them.</summary>
    public static string Target(HttpRequest request)
    {
        var raw = request.HttpContext.Features.Get<IHttpRequestFeature>()?.RawTarget;
        return raw is ['/', ..] ? raw : $"{request.Path.ToUriComponent()}{request.QueryString}";
    }
}
