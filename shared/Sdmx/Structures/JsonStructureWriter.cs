using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Pipeline.Sdmx.Data;
using Pipeline.Sdmx.Serving;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Structures;

/// <summary>Writes SDMX-JSON structure messages, 1.0 and 2.0.</summary>
public sealed class JsonStructureWriter(StructureCatalog catalog, string language, string prepared, JsonVersion version)
{
    static readonly JsonSerializerOptions Options = new() { Encoder = JsonDataHead.Options.Encoder };

    bool IsFirst => version == JsonVersion.V1;

    public byte[] Write(ImmutableArray<SelectedArtefact> artefacts)
    {
        var data = new JsonObject();
        foreach (var kind in artefacts.GroupBy(a => a.Artefact.Kind))
            data[Collection(kind.Key)] = new JsonArray([.. kind.Select(Artefact)]);
        return Message(data);
    }

    public byte[] Write(Availability availability)
    {
        var region = new JsonObject
        {
            [IsFirst ? "isIncluded" : "include"] = true,
            ["keyValues"] = new JsonArray([.. availability.Values.Where(v => v.Values.Length > 0).Select(v => new JsonObject
            {
                ["id"] = v.Component,
                ["values"] = new JsonArray([.. v.Values.Select(id => JsonValue.Create(id))]),
            })]),
        };
        var (flow, urn) = (availability.Flow, $"urn:sdmx:org.sdmx.infomodel.registry.{(IsFirst ? "Content" : "Data")}Constraint={Set.Agency}:{availability.Id}({availability.Flow.Flow.Version})");
        var constraint = Maintainable(availability.Id, Set.Agency, flow.Flow.Version, urn, flow.Flow.Name);
        constraint["annotations"] = new JsonArray(Count("series_count", availability.Series), Count("obs_count", availability.Observations));
        if (IsFirst) constraint["type"] = "Actual";
        constraint["constraintAttachment"] = new JsonObject { ["dataflows"] = new JsonArray(flow.Urn) };
        constraint["cubeRegions"] = new JsonArray(region);
        return Message(new() { [IsFirst ? "contentConstraints" : "dataConstraints"] = new JsonArray(constraint) });
    }

    StructureSet Set => catalog.Set;

    static JsonObject Count(string id, int count) => new() { ["id"] = id, ["type"] = "sdmx_metrics", ["text"] = $"{count}" };

    byte[] Message(JsonObject data) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject
        {
            ["meta"] = new JsonObject
            {
                ["schema"] = IsFirst
                    ? "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/v1.0/structure-message/tools/schemas/1.0/sdmx-json-structure-schema.json"
                    : "https://raw.githubusercontent.com/sdmx-twg/sdmx-json/v2.0.0/structure-message/tools/schemas/2.0.0/sdmx-json-structure-schema.json",
                ["id"] = "structures",
                ["test"] = false,
                ["prepared"] = prepared,
                ["contentLanguages"] = new JsonArray(language),
                ["sender"] = new JsonObject { ["id"] = Set.Agency, ["name"] = Set.AgencyName.In(language) },
            },
            ["data"] = data,
        },
        Options);

    static string Collection(StructureKind kind) => kind switch
    {
        StructureKind.AgencyScheme => "agencySchemes",
        StructureKind.Codelist => "codelists",
        StructureKind.ConceptScheme => "conceptSchemes",
        StructureKind.Dataflow => "dataflows",
        _ => "dataStructures",
    };

    JsonNode Artefact(SelectedArtefact selected)
    {
        var artefact = selected.Artefact;
        var json = Maintainable(artefact.Id, artefact.Agency, artefact.Version, artefact.Urn, artefact.Name);
        if (selected.Extent != Extent.Stub && artefact.Description is { } description) AddTexts(json, "description", description);
        if (selected.Extent != Extent.Full)
        {
            json["isExternalReference"] = true;
            return json;
        }
        switch (artefact)
        {
            case AgencyArtefact agencies:
                json["agencies"] = new JsonArray(Named(agencies.Maintainer, agencies.AgencyName));
                break;
            case CodelistArtefact codelist:
                if (codelist.IsPartial) json["isPartial"] = true;
                json["codes"] = new JsonArray([.. codelist.Codes.Select(Code)]);
                break;
            case ConceptArtefact concepts:
                if (concepts.IsPartial) json["isPartial"] = true;
                json["concepts"] = new JsonArray([.. concepts.Concepts.Select(c => Named(c.Id, c.Name))]);
                break;
            case FlowArtefact flow:
                json["annotations"] = new JsonArray(Annotations(flow.Flow));
                json["structure"] = new DefinitionArtefact(flow.Maintainer, flow.Flow).Urn;
                break;
            case DefinitionArtefact definition:
                json["dataStructureComponents"] = Components(definition.Flow);
                break;
        }
        return json;
    }

    JsonNode[] Annotations(Dataflow flow)
    {
        var method = new JsonObject { ["id"] = "METHOD", ["type"] = "METHOD" };
        AddTexts(method, "text", flow.Method);
        var ilms = flow.Measures.Where(m => m.Ilms is not null).Select(m => new JsonObject { ["id"] = $"ILMS-{m.Id}", ["type"] = "ILMS", ["text"] = $"{m.Id} {m.Ilms}" });
        return [method, .. ilms];
    }

    JsonObject Components(Dataflow flow)
    {
        var time = Component(AttributeVocabulary.Time, IsFirst ? flow.Dimensions.Length : null, null, "ObservationalTimePeriod");
        var dimensions = new JsonObject
        {
            ["id"] = "DimensionDescriptor",
            ["dimensions"] = new JsonArray([.. flow.Dimensions.Select((d, place) => Component(d.Id, place, d.Codelist, ""))]),
        };
        if (IsFirst) dimensions["timeDimensions"] = new JsonArray(time);
        else dimensions["timeDimension"] = time;
        var measure = Component(AttributeVocabulary.Value, null, null, "Double");
        return new()
        {
            ["attributeList"] = new JsonObject
            {
                ["id"] = "AttributeDescriptor",
                ["attributes"] = new JsonArray([.. AttributeVocabulary.Attributes.Select(Attribute)]),
            },
            ["dimensionList"] = dimensions,
            ["measureList"] = new JsonObject
            {
                ["id"] = "MeasureDescriptor",
                [IsFirst ? "primaryMeasure" : "measures"] = IsFirst ? measure : new JsonArray(measure),
            },
        };
    }

    JsonNode Attribute(AttributeVocabulary.Component attribute)
    {
        var json = Component(attribute.Id, null, attribute.Codelist, attribute.DataType);
        json[IsFirst ? "assignmentStatus" : "usage"] = IsFirst ? "Mandatory" : "mandatory";
        json["attributeRelationship"] = (IsFirst, attribute.IsOfDataset) switch
        {
            (true, false) => new JsonObject { ["primaryMeasure"] = AttributeVocabulary.Value },
            (true, true) => new JsonObject { ["none"] = new JsonObject() },
            (false, false) => new JsonObject { ["observation"] = new JsonObject() },
            (false, true) => new JsonObject { ["dataflow"] = new JsonObject() },
        };
        return json;
    }

    JsonObject Component(string id, int? position, string? codelist, string dataType)
    {
        var json = new JsonObject { ["id"] = id };
        if (position is { } place) json["position"] = place;
        json["conceptIdentity"] = catalog.Concepts.UrnOf("conceptscheme.Concept", id);
        json["localRepresentation"] = codelist is not null
            ? new JsonObject { ["enumeration"] = catalog.Codelist(codelist).Urn }
            : new JsonObject { [IsFirst ? "textFormat" : "format"] = new JsonObject { [IsFirst ? "textType" : "dataType"] = dataType } };
        return json;
    }

    JsonNode Code(Code code)
    {
        var json = Named(code.Id, code.Name);
        if (code.Parent is { } parent) json["parent"] = parent;
        return json;
    }

    JsonObject Named(string id, LocalText name)
    {
        var json = new JsonObject { ["id"] = id };
        AddTexts(json, "name", name);
        return json;
    }

    JsonObject Maintainable(string id, string agency, string version, string urn, LocalText name)
    {
        var json = Named(id, name);
        json["agencyID"] = agency;
        json["version"] = version;
        json["links"] = new JsonArray(new JsonObject { ["rel"] = "self", ["urn"] = urn });
        return json;
    }

    /// <summary>A text in the language asked for, and in all. Descriptions have no single form in the later versions.</summary>
    void AddTexts(JsonObject json, string name, LocalText text)
    {
        if (IsFirst || name != "description") json[name] = text.In(language);
        json[$"{name}s"] = text.Rw is { } kinyarwanda
            ? new JsonObject { ["en"] = text.En, ["fr"] = text.Fr, ["rw"] = kinyarwanda }
            : new JsonObject { ["en"] = text.En, ["fr"] = text.Fr };
    }
}
