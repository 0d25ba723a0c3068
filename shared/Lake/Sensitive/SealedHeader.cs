using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Lake;

/// <summary>
/// The beginning of a sealed file: <c>RWS1</c>, the length of the key version's name in a byte, the name in ASCII, 32 random bytes of salt, and the
/// length of the content in eight bytes, the highest first. Then come chunks of <see cref="ChunkBytes"/> of content (the last one may be shorter),
/// each encrypted by AES-256-GCM and followed by its tag of 16 bytes.
/// </summary>
/// <remarks>
/// Each file has a key of its own: HKDF-SHA-256 (RFC 5869) of the key, the salt, and the name that the file is stored under. So a nonce is the
/// chunk's number, and a file under another's name cannot be read. The header is the associated data of every chunk (NIST SP 800-38D): with the
/// length in it, chunks that are cut off, added or put elsewhere are noticed too.
/// </remarks>
sealed class SealedHeader
{
    public const int ChunkBytes = 64 << 10;
    public const int TagBytes = 16;
    public const int NonceBytes = 12;
    const int SaltBytes = 32;
    const int LengthBytes = sizeof(long);

    SealedHeader(string keyVersion, byte[] bytes, long length) => (KeyVersion, Bytes, Length) = (keyVersion, bytes, length);

    static ReadOnlySpan<byte> Magic => "RWS1"u8;

    public string KeyVersion { get; }

    public byte[] Bytes { get; }

    /// <summary>Bytes of the content.</summary>
    public long Length { get; }

    public long Chunks => (Length + ChunkBytes - 1) / ChunkBytes;

    /// <summary>Bytes of the whole file.</summary>
    public long SealedLength => Bytes.Length + Length + Chunks * TagBytes;

    public static SealedHeader New(string keyVersion, long length)
    {
        var bytes = new byte[Magic.Length + 1 + keyVersion.Length + SaltBytes + LengthBytes];
        Magic.CopyTo(bytes);
        bytes[Magic.Length] = (byte)keyVersion.Length;
        Encoding.ASCII.GetBytes(keyVersion, bytes.AsSpan(Magic.Length + 1));
        RandomNumberGenerator.Fill(bytes.AsSpan(bytes.Length - LengthBytes - SaltBytes, SaltBytes));
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(bytes.Length - LengthBytes), length);
        return new(keyVersion, bytes, length);
    }

    /// <exception cref="InvalidDataException">The stream does not begin as a sealed file, or has another length than it says.</exception>
    public static async Task<SealedHeader> ReadAsync(Stream file, CancellationToken ct)
    {
        var begin = new byte[Magic.Length + 1];
        if (await file.ReadAtLeastAsync(begin, begin.Length, throwOnEndOfStream: false, ct) < begin.Length || !begin.AsSpan().StartsWith(Magic))
            throw new InvalidDataException("The file is not sealed as sensitive columns are.");
        var rest = new byte[begin[^1] + SaltBytes + LengthBytes];
        if (await file.ReadAtLeastAsync(rest, rest.Length, throwOnEndOfStream: false, ct) < rest.Length)
            throw new InvalidDataException("The sealed file ends within its header.");
        var header = new SealedHeader(
            Encoding.ASCII.GetString(rest, 0, begin[^1]), [.. begin, .. rest], BinaryPrimitives.ReadInt64BigEndian(rest.AsSpan(rest.Length - LengthBytes)));
        return header.Length > 0 && header.Length < file.Length && header.SealedLength == file.Length
            ? header
            : throw new InvalidDataException("The sealed file has another length than it should have: it was cut off or added to.");
    }

    /// <summary>The cipher of this one file.</summary>
    /// <param name="name">What the file is stored under.</param>
    /// <exception cref="KeyNotFoundException">Its key is not there.</exception>
    public AesGcm Cipher(SensitiveKeys keys, string name)
    {
        Span<byte> key = stackalloc byte[32];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, keys[KeyVersion], key, Bytes.AsSpan(Bytes.Length - LengthBytes - SaltBytes, SaltBytes), Encoding.UTF8.GetBytes(name));
        return new(key, TagBytes);
    }

    /// <summary>Where a chunk begins in the file.</summary>
    public long PlaceOf(long chunk) => Bytes.Length + chunk * (ChunkBytes + TagBytes);

    public int LengthOf(long chunk) => (int)Math.Min(ChunkBytes, Length - chunk * ChunkBytes);

    public static void WriteNonce(long chunk, Span<byte> nonce)
    {
        nonce.Clear();
        BinaryPrimitives.WriteInt64BigEndian(nonce[(NonceBytes - sizeof(long))..], chunk);
    }
}
