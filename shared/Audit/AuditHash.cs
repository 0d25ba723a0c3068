using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Audit;

/// <summary>
/// The hash that chains events: SHA-256 over the texts <c>pipeline-audit-1</c>, stream, number, time, id, actor, action, subject, number of
/// details, each detail's name and value in ordinal order of the names, previous hash. Each text is its length in bytes (4 bytes, the most
/// significant first) and its UTF-8. Numbers are decimal without sign or zeros in front, the time is <see cref="TimeText"/>, the id is written
/// with hyphens in lower case. No two events have the same encoding, for every length is told before its text.
/// </summary>
public static class AuditHash
{
    const string Scheme = "pipeline-audit-1";
    const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>The hash of everything but <see cref="AuditEvent.Hash"/>: 64 lower-case hexadecimal digits.</summary>
    public static string Of(AuditEvent e)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, Scheme);
        Append(hash, e.Stream);
        Append(hash, e.Number.ToString(CultureInfo.InvariantCulture));
        Append(hash, TimeText(e.At));
        Append(hash, e.Id.ToString("D"));
        Append(hash, e.Actor);
        Append(hash, e.Action);
        Append(hash, e.Subject);
        Append(hash, e.Details.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var (name, value) in e.Details.OrderBy(d => d.Key, StringComparer.Ordinal))
        {
            Append(hash, name);
            Append(hash, value);
        }
        Append(hash, e.PreviousHash);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>A time as it is hashed and kept: UTC with seven decimals, such as <c>2026-10-05T08:00:00.0000000Z</c>.</summary>
    internal static string TimeText(DateTimeOffset time) => time.UtcDateTime.ToString(TimeFormat, CultureInfo.InvariantCulture);

    internal static bool TryParseTime(string text, out DateTimeOffset time) => DateTimeOffset.TryParseExact(
        text, TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out time);

    static void Append(IncrementalHash hash, string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(length, utf8.Length);
        hash.AppendData(length);
        hash.AppendData(utf8);
    }
}
