using System.Text;

namespace Pipeline.Validation;

/// <summary>Makes pseudonyms of one domain and remembers the last ones: registers repeat employers row after row. Each thread has its own.</summary>
sealed class PseudonymMemo(IOtherDrop other, string domain)
{
    const int Places = 4096;

    readonly (byte[] Utf8, byte[] Pseudonym)?[] _last = new (byte[], byte[])?[Places];

    public ReadOnlySpan<byte> Get(ReadOnlySpan<byte> utf8)
    {
        ref var place = ref _last[Utf8Set.Hash(utf8) % Places];
        if (place is not { } known || !utf8.SequenceEqual(known.Utf8))
            place = (utf8.ToArray(), Encoding.ASCII.GetBytes(other.Pseudonym(domain, utf8)));
        return place.Value.Pseudonym;
    }
}
