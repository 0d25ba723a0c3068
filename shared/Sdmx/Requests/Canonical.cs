using System.Collections.Immutable;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Requests;

/// <summary>Spells out queries, for <see cref="DataQuery.Canonical"/>.</summary>
static class Canonical
{
    /// <summary>Keys by their codes, in the order of the codelists; those of one spelling once.</summary>
    public static string Of(ImmutableArray<CodeSet?[]> keys, Dataflow flow, StructureSet structures)
    {
        var codelists = flow.Dimensions.Select(d => structures.Codelist(d.Codelist)).ToArray();
        return string.Join(',', keys.Select(key => string.Join('.', key.Select((set, d) => set is null ? "*" : set.Name(codelists[d])))).Distinct().Order(StringComparer.Ordinal));
    }

    /// <summary>Parameters by their names; one that is null or empty is as good as not there.</summary>
    public static string Of(string keys, IEnumerable<(string Name, string? Value)> parameters) => string.Join(
        '&', parameters.Where(p => p.Value is { Length: > 0 }).Select(p => $"{p.Name}={Uri.EscapeDataString(p.Value!)}").Order(StringComparer.Ordinal).Prepend(keys));
}
