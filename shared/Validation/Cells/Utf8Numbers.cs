using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Validation;

/// <summary>Numbers texts from 0 in the order of their first coming. Questions may come from several threads while nothing is added.</summary>
sealed class Utf8Numbers
{
    // Up to here a text is known by its first and its last eight bytes, which may be in part the same.
    const int MostByEnds = 16;

    readonly List<byte[]> _texts = [];
    Place[] _places = new Place[64];

    public string this[int number] => Encoding.UTF8.GetString(_texts[number]);

    public ReadOnlySpan<byte> BytesOf(int number) => _texts[number];

    /// <summary>The text's number, or -1.</summary>
    public int Find(ReadOnlySpan<byte> text) => PlaceOf(text, Ends.Of(text)).Count - 1;

    public int Add(ReadOnlySpan<byte> text)
    {
        if (2 * _texts.Count >= _places.Length) Grow();
        _texts.Add(text.ToArray());
        Put(_texts.Count);
        return _texts.Count - 1;
    }

    /// <summary>Where the text is, or the free place where it would be.</summary>
    ref Place PlaceOf(ReadOnlySpan<byte> text, Ends ends)
    {
        var places = _places;
        var hash = text.Length > MostByEnds ? Utf8Set.Hash(text) : ends.Hash;
        for (var at = (int)hash & places.Length - 1; ; at = at + 1 & places.Length - 1)
        {
            ref var place = ref places[at];
            if (place.Count == 0) return ref place;
            if (place.Ends == ends && (text.Length <= MostByEnds || text.SequenceEqual(_texts[place.Count - 1]))) return ref place;
        }
    }

    void Put(int count)
    {
        var text = _texts[count - 1];
        var ends = Ends.Of(text);
        PlaceOf(text, ends) = new(ends, count);
    }

    void Grow()
    {
        _places = new Place[_places.Length * 2];
        for (var count = 1; count <= _texts.Count; count++) Put(count);
    }

    /// <param name="Count">One more than the text's number; 0 where there is none.</param>
    readonly record struct Place(Ends Ends, int Count);

    readonly record struct Ends(ulong First, ulong Last, int Length)
    {
        public uint Hash => (uint)Utf8Set.Fold(Utf8Set.Fold(First ^ (ulong)Length << 56) ^ Last);

        public static Ends Of(ReadOnlySpan<byte> text) => text.Length switch
        {
            0 => default,
            <= Utf8Set.MostPacked => new(Utf8Set.Pack(text), 0, text.Length),
            _ => new(BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]), text.Length),
        };
    }
}
