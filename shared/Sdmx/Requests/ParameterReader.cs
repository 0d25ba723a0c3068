using System.Collections.Immutable;
using System.Globalization;
using Pipeline.Sdmx.Serving;
using Pipeline.Statistics.Structures;

namespace Pipeline.Sdmx.Requests;

/// <summary>Reads the parameters that both versions of the standard have, and notes their canonical spelling.</summary>
sealed class ParameterReader(RawAddress address, Dataflow flow)
{
    readonly List<(string Name, string? Value)> _read = [];

    public string Canonical(ImmutableArray<CodeSet?[]> keys, StructureSet structures) => Requests.Canonical.Of(Requests.Canonical.Of(keys, flow, structures), _read);

    /// <summary>The value, noted; null when it is the one that leaving it out means.</summary>
    public string? Text(string name, string? otherwise = null)
    {
        var value = address.Value(name);
        if (value is null or "" || value == otherwise) return null;
        _read.Add((name, value));
        return value;
    }

    public void Note(string name, string value) => _read.Add((name, value));

    public int? Count(string name, int least = 1) => Text(name) is not { } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least ? count
        : throw RefusedException.Parameter(name, $"a whole number, at least {least}");

    public string DimensionAtObservation()
    {
        var id = Text("dimensionAtObservation", AttributeVocabulary.Time) ?? AttributeVocabulary.Time;
        return id is AttributeVocabulary.Time or DataQuery.AllDimensions || flow.Dimensions.Any(d => d.Id == id)
            ? id
            : throw RefusedException.Parameter("dimensionAtObservation", $"TIME_PERIOD, AllDimensions, or one of {string.Join(", ", flow.Dimensions.Select(d => d.Id))}");
    }

    /// <summary>Whether what was published then is left out of an answer with what has changed since.</summary>
    public bool IsUnchangedSince(DateTimeOffset published) => Text("updatedAfter") is { } text
        && (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var since)
            ? published <= since
            : throw RefusedException.Parameter("updatedAfter", "a time such as 2026-01-31T08:00:00Z"));

    /// <summary>No answer has figures of several releases, and none is given as if it had.</summary>
    public void HasNoHistory()
    {
        if (address.Value("includeHistory") is "true")
            throw RefusedException.Of(
                RefusalKind.NotImplemented, "history", "Figures of several releases are not given at once",
                "Ask without includeHistory, at /v2 with asOf for those that were current at a time; /api/releases lists the releases.");
    }
}
