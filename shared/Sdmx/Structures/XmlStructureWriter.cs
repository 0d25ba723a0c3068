using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Pipeline.Sdmx.Serving;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Structures;

/// <summary>Writes SDMX-ML 2.1 structure messages.</summary>
public sealed class XmlStructureWriter(StructureCatalog catalog, string prepared)
{
    static readonly XNamespace Mes = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message";
    static readonly XNamespace Str = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/structure";
    static readonly XNamespace Com = "http://www.sdmx.org/resources/sdmxml/schemas/v2_1/common";

    public byte[] Write(ImmutableArray<SelectedArtefact> artefacts) =>
        Message(artefacts.GroupBy(a => a.Artefact.Kind).Select(kind => new XElement(Str + Collection(kind.Key), kind.Select(Artefact))));

    public byte[] Write(Availability availability)
    {
        var flow = availability.Flow.Flow;
        return Message([new(Str + "Constraints", new XElement(Str + "ContentConstraint",
            new XAttribute("id", availability.Id), new XAttribute("agencyID", Agency), new XAttribute("version", flow.Version), new XAttribute("type", "Actual"),
            new XElement(Com + "Annotations", Count("series_count", availability.Series), Count("obs_count", availability.Observations)),
            Names(flow.Name),
            new XElement(Str + "ConstraintAttachment", new XElement(Str + "Dataflow", Reference(new FlowArtefact(Agency, flow), "datastructure", "Dataflow"))),
            new XElement(Str + "CubeRegion", new XAttribute("include", true), availability.Values.Where(v => v.Values.Length > 0).Select(v =>
                new XElement(Com + "KeyValue", new XAttribute("id", v.Component), v.Values.Select(id => new XElement(Com + "Value", id)))))))]);
    }

    string Agency => catalog.Set.Agency;

    byte[] Message(IEnumerable<XElement> structures)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) }))
            new XElement(Mes + "Structure",
                new XAttribute(XNamespace.Xmlns + "mes", Mes), new XAttribute(XNamespace.Xmlns + "str", Str), new XAttribute(XNamespace.Xmlns + "com", Com),
                new XElement(Mes + "Header", new XElement(Mes + "ID", "structures"), new XElement(Mes + "Test", false), new XElement(Mes + "Prepared", prepared),
                    new XElement(Mes + "Sender", new XAttribute("id", Agency))),
                new XElement(Mes + "Structures", structures)).Save(xml);
        return bytes.ToArray();
    }

    static string Collection(StructureKind kind) => kind switch
    {
        StructureKind.AgencyScheme => "OrganisationSchemes",
        StructureKind.Codelist => "Codelists",
        StructureKind.ConceptScheme => "Concepts",
        StructureKind.Dataflow => "Dataflows",
        _ => "DataStructures",
    };

    XElement Artefact(SelectedArtefact selected)
    {
        var artefact = selected.Artefact;
        var xml = new XElement(Str + $"{artefact.Kind}",
            new XAttribute("id", artefact.Id), new XAttribute("agencyID", artefact.Agency), new XAttribute("version", artefact.Version), new XAttribute("urn", artefact.Urn),
            new XAttribute("isFinal", true));
        if (selected.Extent != Extent.Full) xml.Add(new XAttribute("isExternalReference", true), new XAttribute("structureURL", $"/rest/{artefact.Kind}".ToLowerInvariant()));
        else if (artefact is CodelistArtefact { IsPartial: true } or ConceptArtefact { IsPartial: true }) xml.Add(new XAttribute("isPartial", true));
        if (selected.Extent == Extent.Full && artefact is FlowArtefact annotated) xml.Add(Annotations(annotated.Flow));
        xml.Add(Names(artefact.Name));
        if (selected.Extent != Extent.Stub && artefact.Description is { } description) xml.Add(Texts(Com + "Description", description));
        if (selected.Extent == Extent.Full) xml.Add(Content(artefact));
        return xml;
    }

    IEnumerable<XElement> Content(Artefact artefact) => artefact switch
    {
        AgencyArtefact agencies => [new(Str + "Agency", new XAttribute("id", agencies.Maintainer), Names(agencies.AgencyName))],
        CodelistArtefact codelist => codelist.Codes.Select(code => new XElement(Str + "Code", new XAttribute("id", code.Id),
            new XAttribute("urn", codelist.UrnOf("codelist.Code", code.Id)), Names(code.Name),
            code.Parent is { } parent ? new XElement(Str + "Parent", new XElement("Ref", new XAttribute("id", parent))) : null)),
        ConceptArtefact concepts => concepts.Concepts.Select(concept => new XElement(Str + "Concept", new XAttribute("id", concept.Id),
            new XAttribute("urn", concepts.UrnOf("conceptscheme.Concept", concept.Id)), Names(concept.Name))),
        FlowArtefact flow => [new(Str + "Structure", Reference(new DefinitionArtefact(flow.Maintainer, flow.Flow), "datastructure", "DataStructure"))],
        DefinitionArtefact definition => [Components(definition.Flow)],
        _ => [],
    };

    XElement Components(Dataflow flow) => new(Str + "DataStructureComponents",
        new XElement(Str + "DimensionList", new XAttribute("id", "DimensionDescriptor"),
            flow.Dimensions.Select((d, place) => Component("Dimension", d.Id, place + 1, d.Codelist, "")),
            Component("TimeDimension", AttributeVocabulary.Time, flow.Dimensions.Length + 1, null, "ObservationalTimePeriod")),
        new XElement(Str + "AttributeList", new XAttribute("id", "AttributeDescriptor"), AttributeVocabulary.Attributes.Select(Attribute)),
        new XElement(Str + "MeasureList", new XAttribute("id", "MeasureDescriptor"), Component("PrimaryMeasure", AttributeVocabulary.Value, null, null, "Double")));

    XElement Attribute(AttributeVocabulary.Component attribute)
    {
        var xml = Component("Attribute", attribute.Id, null, attribute.Codelist, attribute.DataType);
        xml.Add(new XAttribute("assignmentStatus", "Mandatory"));
        xml.Add(new XElement(Str + "AttributeRelationship", attribute.IsOfDataset
            ? new XElement(Str + "None")
            : new XElement(Str + "PrimaryMeasure", new XElement("Ref", new XAttribute("id", AttributeVocabulary.Value)))));
        return xml;
    }

    XElement Component(string kind, string id, int? position, string? codelist, string textType) => new(Str + kind, new XAttribute("id", id),
        position is { } place ? new XAttribute("position", place) : null,
        new XElement(Str + "ConceptIdentity", new XElement("Ref", new XAttribute("id", id), new XAttribute("maintainableParentID", catalog.Concepts.Id),
            new XAttribute("maintainableParentVersion", catalog.Concepts.Version), new XAttribute("agencyID", Agency),
            new XAttribute("package", "conceptscheme"), new XAttribute("class", "Concept"))),
        new XElement(Str + "LocalRepresentation", codelist is not null
            ? new XElement(Str + "Enumeration", Reference(catalog.Codelist(codelist), "codelist", "Codelist"))
            : new XElement(Str + "TextFormat", new XAttribute("textType", textType))));

    static XElement Annotations(Dataflow flow) => new(Com + "Annotations",
        new XElement(Com + "Annotation", new XAttribute("id", "METHOD"), new XElement(Com + "AnnotationType", "METHOD"), Texts(Com + "AnnotationText", flow.Method)),
        flow.Measures.Where(m => m.Ilms is not null).Select(m => new XElement(Com + "Annotation", new XAttribute("id", $"ILMS-{m.Id}"),
            new XElement(Com + "AnnotationType", "ILMS"), Texts(Com + "AnnotationText", new($"{m.Id} {m.Ilms}", $"{m.Id} {m.Ilms}")))));

    static XElement Count(string id, int count) => new(Com + "Annotation", new XAttribute("id", id),
        new XElement(Com + "AnnotationTitle", count.ToString(CultureInfo.InvariantCulture)), new XElement(Com + "AnnotationType", "sdmx_metrics"));

    static XElement Reference(Artefact artefact, string package, string kind) => new("Ref", new XAttribute("id", artefact.Id),
        new XAttribute("version", artefact.Version), new XAttribute("agencyID", artefact.Agency), new XAttribute("package", package), new XAttribute("class", kind));

    static IEnumerable<XElement> Names(LocalText text) => Texts(Com + "Name", text);

    static IEnumerable<XElement> Texts(XName name, LocalText text)
    {
        yield return Text("en", text.En);
        yield return Text("fr", text.Fr);
        if (text.Rw is { } kinyarwanda) yield return Text("rw", kinyarwanda);

        XElement Text(string language, string value) => new(name, new XAttribute(XNamespace.Xml + "lang", language), value);
    }
}
