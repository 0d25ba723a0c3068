using System.Text;

namespace Pipeline.Validation;

/// <summary>Numbers texts from 0 in the order of their first coming. Questions may come from several threads while nothing is added.</summary>
sealed class Utf8Numbers
{
    readonly List<byte[]> _texts = [];
    // The hash, and one more than the number; 0 where there is none.
    ulong[] _places = new ulong[64];

    public string this[int number] => Encoding.UTF8.GetString(_texts[number]);

    public ReadOnlySpan<byte> BytesOf(int number) => _texts[number];

    /// <summary>The text's number, or -1.</summary>
    public int Find(ReadOnlySpan<byte> text) => (int)(uint)_places[PlaceOf(text, Utf8Set.Hash(text))] - 1;

    public int Add(ReadOnlySpan<byte> text)
    {
        if (4 * _texts.Count >= _places.Length) Grow();
        _texts.Add(text.ToArray());
        Put(_texts.Count);
        return _texts.Count - 1;
    }

    int PlaceOf(ReadOnlySpan<byte> text, uint hash)
    {
        var places = _places;
        var place = (int)hash & places.Length - 1;
        for (; places[place] != 0; place = place + 1 & places.Length - 1)
            if (places[place] >> 32 == hash && text.SequenceEqual(_texts[(int)(uint)places[place] - 1])) break;
        return place;
    }

    void Put(int count)
    {
        var text = _texts[count - 1];
        var hash = Utf8Set.Hash(text);
        _places[PlaceOf(text, hash)] = (ulong)hash << 32 | (uint)count;
    }

    void Grow()
    {
        _places = new ulong[_places.Length * 4];
        for (var count = 1; count <= _texts.Count; count++) Put(count);
    }
}
