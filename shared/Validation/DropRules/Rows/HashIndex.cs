namespace Pipeline.Validation;

/// <summary>
/// Numbers hashes from 0 in the order of their first coming, in open addressing: 24 to 32 bytes each. Questions may come from several threads
/// while nothing is added.
/// </summary>
sealed class HashIndex
{
    /// <summary>More than so many make a rule that needs them all too large to be put: half a gigabyte.</summary>
    public const int Most = 1 << 24;

    UInt128[] _hashes = new UInt128[1024];
    // One more than the number; 0 where there is none.
    int[] _places = new int[2048];

    public int Count { get; private set; }

    /// <summary>The hash's number, or -1.</summary>
    public int Find(UInt128 hash) => _places[PlaceOf(hash)] - 1;

    /// <summary>Adds a hash unless it is there, and gives its number.</summary>
    public int Add(UInt128 hash, out bool isNew)
    {
        if (2 * Count >= _places.Length) Grow();
        var place = PlaceOf(hash);
        isNew = _places[place] == 0;
        if (!isNew) return _places[place] - 1;
        if (Count == _hashes.Length) Array.Resize(ref _hashes, 2 * Count);
        _hashes[Count] = hash;
        return (_places[place] = ++Count) - 1;
    }

    int PlaceOf(UInt128 hash)
    {
        var place = (int)(ulong)hash & _places.Length - 1;
        for (; _places[place] != 0 && _hashes[_places[place] - 1] != hash; place = place + 1 & _places.Length - 1)
        {
        }
        return place;
    }

    void Grow()
    {
        _places = new int[2 * _places.Length];
        for (var i = 0; i < Count; i++) _places[PlaceOf(_hashes[i])] = i + 1;
    }
}
