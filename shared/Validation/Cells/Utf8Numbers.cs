using System.Buffers.Binary;
using System.Text;

namespace Pipeline.Validation;

/// <summary>Numbers texts from 0 in the order of their first coming. Questions may come from several threads while nothing is added.</summary>
sealed class Utf8Numbers
{
    // Up to here a text is known by its first and its last eight bytes, which may be in part the same.
    const int MostByEnds = 16;

    readonly List<byte[]> _texts = [];
    readonly PackedNumbers _short = new();
    Place[] _places = new Place[64];
    // Of each place some bits of its text's hash, 0 where it is free: nearly all texts that are not there are told by these alone.
    ushort[] _marks = new ushort[64];

    public string this[int number] => Encoding.UTF8.GetString(_texts[number]);

    public ReadOnlySpan<byte> BytesOf(int number) => _texts[number];

    /// <summary>The text's number, or -1.</summary>
    public int Find(ReadOnlySpan<byte> text)
    {
        if (Utf8Set.IsPackable(text)) return _short.Find(Utf8Set.Pack(text));
        var ends = Ends.Of(text);
        return _places[PlaceOf(text, ends, HashOf(text, ends))].Count - 1;
    }

    public int Add(ReadOnlySpan<byte> text)
    {
        if (4 * _texts.Count >= _places.Length) Grow();
        _texts.Add(text.ToArray());
        if (Utf8Set.IsPackable(text)) _short.Add(Utf8Set.Pack(text), _texts.Count - 1);
        else Put(_texts.Count);
        return _texts.Count - 1;
    }

    /// <summary>Where the text is, or the free place where it would be.</summary>
    int PlaceOf(ReadOnlySpan<byte> text, in Ends ends, uint hash)
    {
        var (marks, mark) = (_marks, MarkOf(hash));
        for (var at = (int)hash & marks.Length - 1; ; at = at + 1 & marks.Length - 1)
        {
            if (marks[at] == 0) return at;
            if (marks[at] != mark) continue;
            ref var place = ref _places[at];
            if (place.Ends == ends && (text.Length <= MostByEnds || text.SequenceEqual(_texts[place.Count - 1]))) return at;
        }
    }

    static uint HashOf(ReadOnlySpan<byte> text, in Ends ends) => text.Length > MostByEnds ? Utf8Set.Hash(text) : ends.Hash;

    static ushort MarkOf(uint hash) => (ushort)(hash >> 16 | 1);

    void Put(int count)
    {
        var text = _texts[count - 1];
        var ends = Ends.Of(text);
        var hash = HashOf(text, ends);
        var at = PlaceOf(text, ends, hash);
        (_places[at], _marks[at]) = (new(ends, count), MarkOf(hash));
    }

    void Grow()
    {
        _places = new Place[_places.Length * 4];
        _marks = new ushort[_places.Length];
        for (var count = 1; count <= _texts.Count; count++)
            if (!Utf8Set.IsPackable(_texts[count - 1])) Put(count);
    }

    /// <param name="Count">One more than the text's number; 0 where there is none.</param>
    readonly record struct Place(Ends Ends, int Count);

    readonly record struct Ends(ulong First, ulong Last, int Length)
    {
        public uint Hash => (uint)(Length > Utf8Set.MostPacked ? Utf8Set.Fold(Utf8Set.Fold(First) ^ Last) : Utf8Set.Fold(First));

        public static Ends Of(ReadOnlySpan<byte> text) => text.Length switch
        {
            0 => default,
            <= Utf8Set.MostPacked => new(Utf8Set.Pack(text), 0, text.Length),
            _ => new(BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]), text.Length),
        };
    }
}
