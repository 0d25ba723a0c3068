using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Requests;

/// <summary>
/// Reads keys. Codes that the codelist has not are passed over, as the standard advises: what else was asked for is answered.
/// </summary>
public static partial class KeyParser
{
    /// <summary>A key of SDMX 2.1: <c>A.RW+RW11..T</c>; <c>all</c> or nothing for everything.</summary>
    /// <returns>By dimension: null for every code.</returns>
    /// <exception cref="RefusedException">It is not a key of this dataflow.</exception>
    public static CodeSet?[] Parse21(string key, Dataflow flow, StructureSet structures)
    {
        if (key is "" or "all") return new CodeSet?[flow.Dimensions.Length];
        var parts = Parts(key, flow);
        if (parts.Length != flow.Dimensions.Length) throw WrongCount(flow, parts.Length);
        return [.. parts.Select((part, d) => part.Length == 0 ? null : Codes(part.Split('+'), flow.Dimensions[d], structures))];
    }

    /// <summary>Keys of SDMX 3.0: whole keys between commas, each <c>A.*.RW</c>; dimensions left out at the end are <c>*</c>.</summary>
    /// <returns>What any of them selects is asked for.</returns>
    /// <exception cref="RefusedException">It is not a key of this dataflow.</exception>
    public static ImmutableArray<CodeSet?[]> Parse30(string key, Dataflow flow, StructureSet structures)
    {
        if (key is "" or "*" or "all") return [new CodeSet?[flow.Dimensions.Length]];
        if (key.Length > Limits.Key) throw TooLong();
        var keys = key.Split(',');
        return keys.Length <= Limits.Keys
            ? [.. keys.Select(one => One30(one, flow, structures))]
            : throw RefusedException.Syntax("key-too-many", "Too many keys", $"At most {Limits.Keys} keys are read at once.", ("limit", Limits.Keys));
    }

    static CodeSet?[] One30(string key, Dataflow flow, StructureSet structures)
    {
        var parts = Parts(key, flow);
        if (parts.Length > flow.Dimensions.Length) throw WrongCount(flow, parts.Length);
        if (parts.Contains(""))
            throw RefusedException.Syntax("key-empty-part", "A part of the key is empty", "Write * for every code of a dimension.", ("dataflow", flow.Id));
        return
        [
            .. flow.Dimensions.Select((dimension, d) => d >= parts.Length || parts[d] == "*" ? null : Codes([parts[d]], dimension, structures)),
        ];
    }

    static string[] Parts(string key, Dataflow flow)
    {
        if (key.Length > Limits.Key) throw TooLong();
        return key.AsSpan().Count('.') <= flow.Dimensions.Length * 2 ? key.Split('.') : throw WrongCount(flow, key.AsSpan().Count('.') + 1);
    }

    /// <exception cref="RefusedException">A code is not written as one, or there are too many.</exception>
    internal static CodeSet Codes(string[] ids, Dimension dimension, StructureSet structures)
    {
        if (ids.Length > Limits.CodesPerDimension)
            throw RefusedException.Syntax(
                "key-too-many-codes", "Too many codes", $"At most {Limits.CodesPerDimension} codes of one dimension are read; {dimension.Id} has more.",
                ("dimension", dimension.Id), ("limit", Limits.CodesPerDimension));
        if (Array.Find(ids, id => !CodeGrammar.IsMatch(id)) is not null)
            throw RefusedException.Syntax(
                "key-code", "A code in the key cannot be read", $"Codes of {dimension.Id} are letters, digits, and _ - @ $.", ("dimension", dimension.Id));
        var codelist = structures.Codelist(dimension.Codelist);
        return CodeSet.Of(ids.Select(codelist.PlaceOf).Where(place => place >= 0));
    }

    static RefusedException WrongCount(Dataflow flow, int got) => RefusedException.Syntax(
        "key-dimension-count", "Invalid number of dimensions in the key",
        $"{flow.Id} has {flow.Dimensions.Length} key dimensions ({string.Join('.', flow.Dimensions.Select(d => d.Id))}), the key has {got}.",
        ("dataflow", flow.Id), ("expected", flow.Dimensions.Length), ("got", got));

    static RefusedException TooLong() => RefusedException.Of(
        RefusalKind.TooLong, "key-too-long", "The key is too long", $"At most {Limits.Key} characters are read. Name fewer codes, or take every code and filter.",
        ("limit", Limits.Key));

    [GeneratedRegex(@"^[A-Za-z0-9_@$\-]{1,100}\z", RegexOptions.CultureInvariant)]
    static partial Regex CodeGrammar { get; }
}
