using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Lake;

/// <summary>
/// Replaces what names a person or employer by a keyed hash: the same value under the same key and domain always has the same pseudonym,
/// and without the key none can be traced or tried out. Safe for many threads.
/// </summary>
public sealed class Pseudonymiser
{
    const int LeastKeyBytes = 32;
    const int StackLimit = 512;

    readonly byte[] _key;

    /// <param name="keyVersion">Names the key in the lake's files, such as <c>k1</c>: 1 to 16 letters and digits.</param>
    /// <param name="base64Key">At least 32 random bytes in base64.</param>
    /// <exception cref="ArgumentException">The version's name or the key is not of that form. The key is never in the message.</exception>
    public Pseudonymiser(string keyVersion, string base64Key)
    {
        if (keyVersion.Length is 0 or > 16 || !keyVersion.All(char.IsAsciiLetterOrDigit))
            throw new ArgumentException("A pseudonym key's version is named by 1 to 16 letters and digits, such as k1.", nameof(keyVersion));
        KeyVersion = keyVersion;
        var key = new byte[base64Key.Length];
        if (!Convert.TryFromBase64String(base64Key, key, out var length) || length < LeastKeyBytes)
            throw new ArgumentException($"A pseudonym key is at least {LeastKeyBytes} random bytes in base64.", nameof(base64Key));
        _key = key[..length];
    }

    /// <summary>Characters of a pseudonym.</summary>
    internal const int Length = 2 * Bytes;

    /// <summary>Bytes of the hash that are kept.</summary>
    internal const int Bytes = HMACSHA256.HashSizeInBytes / 2;

    public string KeyVersion { get; }

    /// <summary>The first 128 bits of HMAC-SHA-256 over the domain, a zero byte and the value: 32 lower-case hex digits (RFC 2104, section 5).</summary>
    /// <param name="domain">What is named, such as <c>person</c>: keeps a person's and an employer's pseudonyms apart.</param>
    /// <param name="utf8">The value in UTF-8.</param>
    public string Pseudonym(string domain, ReadOnlySpan<byte> utf8)
    {
        Span<char> pseudonym = stackalloc char[Length];
        Write(Beginning(domain), utf8, pseudonym);
        return new(pseudonym);
    }

    /// <summary>The same for many values of a domain, much faster.</summary>
    internal DomainPseudonyms For(string domain)
    {
        var beginning = Beginning(domain);
        return DomainPseudonyms.For(_key, beginning, (utf8, to) => Write(beginning, utf8, to));
    }

    static byte[] Beginning(string domain) => [.. Encoding.UTF8.GetBytes(domain), 0];

    void Write(ReadOnlySpan<byte> beginning, ReadOnlySpan<byte> utf8, Span<char> to)
    {
        var length = beginning.Length + utf8.Length;
        var input = length <= StackLimit ? stackalloc byte[length] : new byte[length];
        beginning.CopyTo(input);
        utf8.CopyTo(input[beginning.Length..]);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        HMACSHA256.HashData(_key, input, hash);
        Convert.TryToHexStringLower(hash[..Bytes], to, out _);
    }
}
