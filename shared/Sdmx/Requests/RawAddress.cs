using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Pipeline.Sdmx.Requests;

/// <summary>
/// The part of an address behind a service's prefix, read from what the client sent. What a framework makes of it will not do: there a literal <c>+</c> of a
/// query becomes a space, and a key of dots alone is taken for a way up. Brackets come raw and as <c>%5B</c>; some clients put <c>&amp;format=...</c> behind the
/// last segment where there is no query.
/// </summary>
public sealed record RawAddress(ImmutableArray<string> Segments, ImmutableArray<KeyValuePair<string, string>> Parameters)
{
    /// <param name="target">The request target: path and query as sent.</param>
    /// <param name="prefix">What the service's addresses begin with, such as <c>/rest/data/</c>.</param>
    /// <exception cref="RefusedException">It is longer, or has more parts, than is read; or holds characters that are no text.</exception>
    public static RawAddress Parse(string target, string prefix)
    {
        if (target.Length > Limits.Address)
            throw RefusedException.Of(RefusalKind.TooLong, "address-too-long", "The address is too long", $"At most {Limits.Address} characters are read. Select with fewer codes, or take the whole table.");
        var question = target.IndexOf('?', StringComparison.Ordinal);
        var path = question < 0 ? target : target[..question];
        var query = question < 0 ? "" : target[(question + 1)..];
        var rest = path.StartsWith(prefix, StringComparison.OrdinalIgnoreCase) ? path[prefix.Length..] : "";
        var appended = rest.IndexOf('&', rest.LastIndexOf('/') + 1);
        if (appended >= 0) (rest, query) = (rest[..appended], $"{rest[(appended + 1)..]}&{query}");
        string[] segments = rest.Length == 0 ? [] : rest.TrimEnd('/').Split('/');
        if (segments.Length > Limits.Segments)
            throw RefusedException.Syntax("too-many-segments", "The address has too many parts", $"At most {Limits.Segments} parts are read.");
        for (var i = 0; i < segments.Length; i++) segments[i] = Decode(segments[i]);
        return new(ImmutableCollectionsMarshal.AsImmutableArray(segments), Pairs(query)) { Target = target };
    }

    /// <summary>All of it, as it was sent.</summary>
    public string Target { get; private init; } = "";

    /// <summary>A segment; empty when there are fewer.</summary>
    public string Segment(int place) => place < Segments.Length ? Segments[place] : "";

    /// <summary>The one value of a parameter; null when it is not there.</summary>
    /// <exception cref="RefusedException">It is there more than once, with different values.</exception>
    public string? Value(string name)
    {
        string? found = null;
        foreach (var (key, value) in Parameters)
        {
            if (key != name) continue;
            if (found is not null && found != value) throw RefusedException.Parameter(name, "it once");
            found = value;
        }
        return found;
    }

    static ImmutableArray<KeyValuePair<string, string>> Pairs(string query)
    {
        if (query.Length == 0) return [];
        var parts = query.Split('&', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length > Limits.Parameters)
            throw RefusedException.Syntax("too-many-parameters", "The query has too many parameters", $"At most {Limits.Parameters} are read.");
        return [.. parts.Select(Pair)];
    }

    static KeyValuePair<string, string> Pair(string part)
    {
        var equals = part.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? new(Decode(part), "") : new(Decode(part[..equals]), Decode(part[(equals + 1)..]));
    }

    static string Decode(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal)) return text;
        var decoded = Uri.UnescapeDataString(text);
        return !decoded.Any(char.IsControl)
            ? decoded
            : throw RefusedException.Syntax("encoding", "The address cannot be read", "A part of it holds characters that are no text.");
    }
}
