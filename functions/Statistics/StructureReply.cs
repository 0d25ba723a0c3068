using Pipeline.Sdmx;
using Pipeline.Sdmx.Data;
using Pipeline.Sdmx.Negotiation;
using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Serving;
using Pipeline.Sdmx.Structures;

namespace Pipeline.Functions.Statistics;

/// <summary>Answers to questions for structures and for what there is.</summary>
static class StructureReply
{
    public static Reply Of(Inquiry inquiry, StructureQuery query)
    {
        var choice = inquiry.StructureChoice();
        return new(choice.MediaType, $"structure/{query.Canonical}", _ => Task.FromResult(Open()));

        WriteBody? Open()
        {
            var selected = StructureSelection.Of(query, inquiry.Release.Catalog);
            if (selected.IsEmpty && inquiry.Flavour == Flavour.Sdmx30) return null;
            if (selected.IsEmpty)
                throw RefusedException.Of(RefusalKind.NotFound, "no-structures", "No results found", "There is no such structure. Ask for /rest/dataflow/all which dataflows there are.");
            return Whole(choice.Format.Kind == FormatKind.StructureXml ? Xml(inquiry).Write(selected) : Json(inquiry, choice).Write(selected));
        }
    }

    /// <param name="component">Empty or <c>all</c> for all; names between commas or pluses.</param>
    public static Reply Of(Inquiry inquiry, FlowView flow, DataQuery query, string component)
    {
        var choice = inquiry.StructureChoice();
        var mode = inquiry.Address.Value("mode") is not { Length: > 0 } text ? "exact" : text;
        if (mode is not ("exact" or "available")) throw RefusedException.Parameter("mode", "exact or available");
        string[] components = component is "" or "all" or "*" ? [] : component.Split(',', '+');
        if (components.Any(c => c != AttributeVocabulary.Time && flow.PlaceOf(c) < 0)) throw RefusedException.Parameter("componentId", "ids of dimensions, or all");
        return new(choice.MediaType, $"availability/{flow.Flow.Id}/{query.Canonical}/{string.Join('+', components)}?mode={mode}", _ => Task.FromResult(Open()));

        WriteBody? Open()
        {
            var there = Availability.Of(flow, query, [.. components], mode == "exact");
            if (there.Observations == 0 && inquiry.Flavour == Flavour.Sdmx30) return null;
            if (there.Observations == 0) throw RefusedException.Of(RefusalKind.NotFound, "no-results", "No results found", "Nothing was published for this selection.");
            return Whole(choice.Format.Kind == FormatKind.StructureXml ? Xml(inquiry).Write(there) : Json(inquiry, choice).Write(there));
        }
    }

    static WriteBody Whole(byte[] message) => async (output, ct) => await output.WriteAsync(message, ct);

    static XmlStructureWriter Xml(Inquiry inquiry) => new(inquiry.Release.Catalog, Prepared(inquiry));

    static JsonStructureWriter Json(Inquiry inquiry, Choice choice) =>
        new(inquiry.Release.Catalog, inquiry.Language, Prepared(inquiry), choice.Format.Kind == FormatKind.StructureJson1 ? JsonVersion.V1 : JsonVersion.V2);

    static string Prepared(Inquiry inquiry) => DataMessage.Iso(inquiry.Release.Release.PublishedUtc);
}
