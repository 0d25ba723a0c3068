using System.Collections.Immutable;

namespace Pipeline.Statistics.Structures;

/// <summary>One code of a <see cref="Codelist"/>.</summary>
/// <param name="Id">As SDMX allows: letters, digits, <c>_ - @ $</c>.</param>
/// <param name="Parent">The code it is part of; null at the top.</param>
public sealed record Code(string Id, LocalText Name, string? Parent = null);

/// <summary>The codes that a dimension or an attribute may take, in the order in which they are shown; <see cref="Observations.ObservationTable"/> stores places in it.</summary>
/// <param name="Id">With the prefix <c>CL_</c>.</param>
public sealed record Codelist(string Id, string Version, LocalText Name, ImmutableArray<Code> Codes)
{
    readonly Lazy<Dictionary<string, int>> _places = new(() =>
    {
        var places = new Dictionary<string, int>(Codes.Length);
        for (var place = 0; place < Codes.Length; place++) places.Add(Codes[place].Id, place);
        return places;
    });

    /// <summary>Where a code stands in <see cref="Codes"/>; -1 when it is none of them.</summary>
    public int PlaceOf(string id) => _places.Value.TryGetValue(id, out var place) ? place : -1;

    public bool Equals(Codelist? other) =>
        other is not null && Id == other.Id && Version == other.Version && Name == other.Name && Codes.SequenceEqual(other.Codes);

    public override int GetHashCode() => HashCode.Combine(Id, Version, Codes.Length);
}
