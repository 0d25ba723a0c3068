namespace Pipeline.Validation;

/// <summary>Numbers texts of one to eight bytes, each known by what <see cref="Utf8Set.Pack"/> makes of it. One look in memory answers most questions.</summary>
sealed class PackedNumbers
{
    const int FewestBits = 6;

    Place[] _places = new Place[1 << FewestBits];
    int _bits = FewestBits;
    int _count;

    /// <summary>The text's number, or -1.</summary>
    public int Find(ulong packed) => _places[PlaceOf(packed)].Count - 1;

    /// <summary>Adds a text that is not there yet.</summary>
    public void Add(ulong packed, int number)
    {
        if (4 * ++_count > _places.Length) Grow();
        _places[PlaceOf(packed)] = new(packed, number + 1);
    }

    /// <summary>Where the text is, or the free place where it would be.</summary>
    int PlaceOf(ulong packed)
    {
        var places = _places;
        var at = Utf8Set.PlaceOf(packed, _bits);
        while (places[at].Count != 0 && places[at].Packed != packed) at = at + 1 & places.Length - 1;
        return at;
    }

    void Grow()
    {
        var before = _places;
        _bits += 2;
        _places = new Place[1 << _bits];
        foreach (var place in before)
            if (place.Count != 0) _places[PlaceOf(place.Packed)] = place;
    }

    /// <param name="Count">One more than the text's number; 0 where there is none.</param>
    readonly record struct Place(ulong Packed, int Count);
}
