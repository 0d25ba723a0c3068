using System.Collections.Immutable;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Structures;

/// <summary>The kinds of structures that are served, in the order of a message.</summary>
public enum StructureKind
{
    AgencyScheme,
    Dataflow,
    Codelist,
    ConceptScheme,
    DataStructure,
}

/// <summary>A structure that has an address.</summary>
public abstract record Artefact(StructureKind Kind, string Agency, string Id, string Version, LocalText Name)
{
    public virtual LocalText? Description => null;

    public string Urn => UrnOf(Kind switch
    {
        StructureKind.AgencyScheme => "base.AgencyScheme",
        StructureKind.Codelist => "codelist.Codelist",
        StructureKind.ConceptScheme => "conceptscheme.ConceptScheme",
        StructureKind.Dataflow => "datastructure.Dataflow",
        _ => "datastructure.DataStructure",
    });

    /// <summary>The urn of a part of this artefact.</summary>
    /// <param name="kind">Package and class, <c>codelist.Code</c>.</param>
    public string UrnOf(string kind, string? item = null) =>
        $"urn:sdmx:org.sdmx.infomodel.{kind}={Agency}:{Id}({Version}){(item is null ? "" : $".{item}")}";
}

public sealed record AgencyArtefact(LocalText AgencyName, string Maintainer)
    : Artefact(StructureKind.AgencyScheme, "SDMX", "AGENCIES", "1.0", new("Agencies", "Agences"));

public sealed record CodelistArtefact(string Maintainer, Codelist Codelist) : Artefact(StructureKind.Codelist, Maintainer, Codelist.Id, Codelist.Version, Codelist.Name)
{
    public ImmutableArray<Code> Codes { get; init; } = Codelist.Codes;

    public bool IsPartial => Codes.Length < Codelist.Codes.Length;
}

public sealed record ConceptArtefact(string Maintainer, ImmutableArray<Concept> All)
    : Artefact(StructureKind.ConceptScheme, Maintainer, "CS_STATISTICS", "1.0.0", new("Concepts of the statistics", "Concepts des statistiques"))
{
    public ImmutableArray<Concept> Concepts { get; init; } = All;

    public bool IsPartial => Concepts.Length < All.Length;
}

public sealed record FlowArtefact(string Maintainer, Dataflow Flow) : Artefact(StructureKind.Dataflow, Maintainer, Flow.Id, Flow.Version, Flow.Name)
{
    public override LocalText Description => Flow.Description;
}

public sealed record DefinitionArtefact(string Maintainer, Dataflow Flow) : Artefact(StructureKind.DataStructure, Maintainer, Flow.StructureId, Flow.Version, Flow.Name);
