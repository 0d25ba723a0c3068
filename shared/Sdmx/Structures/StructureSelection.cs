using System.Collections.Immutable;

namespace Pipeline.Sdmx.Structures;

/// <summary>How much of an artefact is written.</summary>
public enum Extent
{
    Full,
    /// <summary>Id and name.</summary>
    Stub,
    /// <summary>And the description.</summary>
    CompleteStub,
}

/// <summary>An artefact of a message.</summary>
public sealed record SelectedArtefact(Artefact Artefact, Extent Extent);

/// <summary>Finds what a question for structures is answered with.</summary>
public static class StructureSelection
{
    /// <returns>By kind, then as the release has them. Empty when nothing matches.</returns>
    public static ImmutableArray<SelectedArtefact> Of(StructureQuery query, StructureCatalog catalog)
    {
        var asked = catalog.All.Where(a => Matches(query, a)).ToHashSet();
        var related = asked.Count == 0 ? [] : Related(query.References, asked, catalog).Except(asked).ToHashSet();
        var (own, other) = query.Detail switch
        {
            "allstubs" => (Extent.Stub, Extent.Stub),
            "allcompletestubs" => (Extent.CompleteStub, Extent.CompleteStub),
            "referencestubs" => (Extent.Full, Extent.Stub),
            "referencecompletestubs" => (Extent.Full, Extent.CompleteStub),
            _ => (Extent.Full, Extent.Full),
        };
        return
        [
            .. catalog.All.Where(a => asked.Contains(a) || related.Contains(a))
                .Select(a => asked.Contains(a) ? new SelectedArtefact(Items(query, a), own) : new(a, other))
                .Where(s => !IsEmptied(s.Artefact)),
        ];
    }

    static bool Matches(StructureQuery query, Artefact artefact) =>
        (query.Kind is null || query.Kind == artefact.Kind)
        && (query.Agencies.IsEmpty || query.Agencies.Contains(artefact.Agency))
        && (query.Ids.IsEmpty || query.Ids.Contains(artefact.Id))
        && VersionPattern.Matches(query.Version, artefact.Version);

    static IEnumerable<Artefact> Related(string references, HashSet<Artefact> asked, StructureCatalog catalog)
    {
        var (parents, children) = ((Func<Artefact, IEnumerable<Artefact>>)catalog.Parents, (Func<Artefact, IEnumerable<Artefact>>)(a => catalog.Children(a)));
        return references switch
        {
            "none" => [],
            "parents" => asked.SelectMany(parents),
            "parentsandsiblings" => asked.SelectMany(parents).SelectMany(p => children(p).Prepend(p)),
            "ancestors" => Reach(asked, parents),
            "children" => asked.SelectMany(children),
            "descendants" => Reach(asked, children),
            "all" => Reach(asked, children).Concat(asked.SelectMany(parents).SelectMany(p => children(p).Prepend(p))),
            var kind => Reach(asked, children).Concat(Reach(asked, parents)).Where(a => string.Equals($"{a.Kind}", kind, StringComparison.OrdinalIgnoreCase)),
        };
    }

    static HashSet<Artefact> Reach(IEnumerable<Artefact> from, Func<Artefact, IEnumerable<Artefact>> next)
    {
        var (reached, open) = (new HashSet<Artefact>(), new Queue<Artefact>(from));
        while (open.TryDequeue(out var artefact))
            foreach (var one in next(artefact))
                if (reached.Add(one)) open.Enqueue(one);
        return reached;
    }

    static Artefact Items(StructureQuery query, Artefact artefact) => (query.Items.IsEmpty, artefact) switch
    {
        (false, CodelistArtefact codelist) => codelist with { Codes = [.. codelist.Codes.Where(c => query.Items.Contains(c.Id))] },
        (false, ConceptArtefact concepts) => concepts with { Concepts = [.. concepts.Concepts.Where(c => query.Items.Contains(c.Id))] },
        _ => artefact,
    };

    static bool IsEmptied(Artefact artefact) => artefact is CodelistArtefact { Codes.IsEmpty: true, IsPartial: true } or ConceptArtefact { Concepts.IsEmpty: true };
}
