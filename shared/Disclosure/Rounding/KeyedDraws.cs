using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Pipeline.Disclosure.Tables;

namespace Pipeline.Disclosure.Rounding;

/// <summary>
/// A number in [0, 1) for a leaf and its count that only the holder of the key can compute: the first 53 bits of HMAC-SHA256 over dataset, period,
/// leaf and count, parted by bars. The same leaf and count give the same number in every release.
/// </summary>
sealed class KeyedDraws : IDisposable
{
    readonly IncrementalHash _hash;
    readonly LeafKeys _keys;
    readonly byte[][][] _codes;
    readonly byte[] _text;
    readonly int _head;

    public KeyedDraws(byte[] key, string dataset, string period, IReadOnlyList<Dimension> dimensions, LeafKeys keys)
    {
        _hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, key);
        _keys = keys;
        _codes = [.. dimensions.Select(d => d.Codes.Select(Encoding.UTF8.GetBytes).ToArray())];
        var head = Encoding.UTF8.GetBytes($"{dataset}|{period}|");
        _head = head.Length;
        _text = new byte[head.Length + _codes.Sum(d => 1 + d.Max(c => c.Length)) + 16];
        head.CopyTo(_text, 0);
    }

    public double Of(ulong leaf, int count)
    {
        var end = _head;
        for (var d = 0; d < _codes.Length; d++)
        {
            var code = _codes[d][_keys.CodeOf(leaf, d)];
            code.CopyTo(_text, end);
            end += code.Length;
            _text[end++] = (byte)(d == _codes.Length - 1 ? '|' : '.');
        }
        System.Buffers.Text.Utf8Formatter.TryFormat(count, _text.AsSpan(end), out var digits);
        Span<byte> digest = stackalloc byte[32];
        _hash.AppendData(_text, 0, end + digits);
        _hash.GetHashAndReset(digest);
        return (BinaryPrimitives.ReadUInt64BigEndian(digest) >> 11) * (1.0 / (1UL << 53));
    }

    public void Dispose() => _hash.Dispose();
}
