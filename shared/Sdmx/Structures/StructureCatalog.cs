using System.Collections.Immutable;
using Pipeline.Sdmx.Serving;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Structures;

/// <summary>All structures of a release, and which refers to which.</summary>
public sealed class StructureCatalog
{
    readonly Dictionary<Artefact, ImmutableArray<Artefact>> _children = [];
    readonly Dictionary<string, Artefact> _codelists;

    public StructureCatalog(StructureSet set)
    {
        Set = set;
        Concepts = new(set.Agency,
            [.. set.Concepts, .. AttributeVocabulary.Concepts.Where(own => set.Concepts.All(c => c.Id != own.Id))]);
        _codelists = Codelists(set).ToDictionary(c => c.Id, c => (Artefact)new CodelistArtefact(set.Agency, c));
        All =
        [
            new AgencyArtefact(set.AgencyName, set.Agency),
            .. set.Dataflows.Select(flow => new FlowArtefact(set.Agency, flow)), .. _codelists.Values, Concepts,
            .. set.Dataflows.Select(flow => new DefinitionArtefact(set.Agency, flow)),
        ];
        foreach (var artefact in All) _children[artefact] = [.. ChildrenOf(artefact)];
    }

    public StructureSet Set { get; }

    public ConceptArtefact Concepts { get; }

    public ImmutableArray<Artefact> All { get; }

    /// <summary>What an artefact refers to.</summary>
    public ImmutableArray<Artefact> Children(Artefact artefact) => _children[artefact];

    /// <summary>What refers to an artefact.</summary>
    public IEnumerable<Artefact> Parents(Artefact artefact) => All.Where(other => _children[other].Contains(artefact));

    public Artefact Codelist(string id) => _codelists[id];

    IEnumerable<Artefact> ChildrenOf(Artefact artefact) => artefact switch
    {
        FlowArtefact flow => All.OfType<DefinitionArtefact>().Where(definition => definition.Flow == flow.Flow),
        DefinitionArtefact definition =>
        [
            .. definition.Flow.Dimensions.Select(d => d.Codelist).Concat(AttributeVocabulary.Attributes.Select(a => a.Codelist).OfType<string>()).Distinct().Select(Codelist),
            Concepts,
        ],
        _ => [],
    };

    /// <summary>The release's codelists; those of attributes as every message has them.</summary>
    static List<Codelist> Codelists(StructureSet set)
    {
        Codelist[] own = [AttributeVocabulary.StatusCodes, AttributeVocabulary.ConfidentialityCodes];
        var codelists = set.Codelists.Where(c => own.All(o => o.Id != c.Id)).Concat(own).ToList();
        if (codelists.All(c => c.Id != AttributeVocabulary.UnitCodelist)) codelists.Add(Made(AttributeVocabulary.UnitCodelist, m => new(m.Unit, new(m.Unit, m.Unit))));
        if (codelists.All(c => c.Id != AttributeVocabulary.MethodCodelist)) codelists.Add(Made(AttributeVocabulary.MethodCodelist, AttributeVocabulary.MethodCode));
        return codelists;

        Codelist Made(string id, Func<Measure, Code> code) => new(
            id, "1.0.0", AttributeVocabulary.NameOf(id[3..]), [.. set.Dataflows.SelectMany(f => f.Measures).Select(code).DistinctBy(c => c.Id)]);
    }
}
