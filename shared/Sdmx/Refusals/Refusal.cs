using System.Collections.Immutable;

namespace Pipeline.Sdmx;

/// <summary>Why a request is not answered with what it asked for.</summary>
public enum RefusalKind
{
    /// <summary>The address or a parameter is not written as the standard says.</summary>
    Syntax,
    /// <summary>There is nothing of that name, or nothing in what was selected.</summary>
    NotFound,
    /// <summary>None of the media types that the request accepts is given.</summary>
    NotAcceptable,
    /// <summary>More cells were selected than one answer holds.</summary>
    TooLarge,
    /// <summary>The address is longer than is read.</summary>
    TooLong,
    /// <summary>The standard has it; this service does not.</summary>
    NotImplemented,
    /// <summary>The client asks more often than is served.</summary>
    TooOften,
    /// <summary>Nothing has been published yet.</summary>
    NotYet,
}

/// <summary>A refusal as it is told. No part of it is a figure, and what was asked is repeated only where it has passed its grammar.</summary>
/// <param name="Id">Short name of the problem, by which documents and clients tell it: <c>key-dimension-count</c>.</param>
/// <param name="Facts">What a program may need: the number that was expected, the link to all of it.</param>
public sealed record Refusal(RefusalKind Kind, string Id, string Title, string Detail, ImmutableSortedDictionary<string, object> Facts)
{
    /// <summary>As HTTP says it.</summary>
    public int Status => Kind switch
    {
        RefusalKind.Syntax => 400,
        RefusalKind.NotFound => 404,
        RefusalKind.NotAcceptable => 406,
        RefusalKind.TooLarge => 413,
        RefusalKind.TooLong => 414,
        RefusalKind.TooOften => 429,
        RefusalKind.NotImplemented => 501,
        _ => 503,
    };

    /// <summary>The error codes of SDMX 2.1; those that it has none for keep HTTP's.</summary>
    public int SdmxCode => Kind switch
    {
        RefusalKind.Syntax or RefusalKind.TooLong => 140,
        RefusalKind.NotFound => 100,
        RefusalKind.TooLarge => 510,
        _ => Status,
    };
}

/// <summary>Ends the reading of a request that cannot be answered.</summary>
public sealed class RefusedException(Refusal refusal) : Exception(refusal.Detail)
{
    public Refusal Refusal => refusal;

    public static RefusedException Syntax(string id, string title, string detail, params ReadOnlySpan<(string Name, object Value)> facts) =>
        Of(RefusalKind.Syntax, id, title, detail, facts);

    public static RefusedException Of(
        RefusalKind kind, string id, string title, string detail, params ReadOnlySpan<(string Name, object Value)> facts)
    {
        var all = ImmutableSortedDictionary.CreateBuilder<string, object>(StringComparer.Ordinal);
        foreach (var (name, value) in facts) all[name] = value;
        return new(new(kind, id, title, detail, all.ToImmutable()));
    }

    /// <param name="name">The parameter, of this program's own list.</param>
    public static RefusedException Parameter(string name, string expected) =>
        Syntax("parameter", "A parameter cannot be used", $"Parameter '{name}' cannot be read. Expected: {expected}.", ("parameter", name), ("expected", expected));
}
