using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Pipeline.Reference;

/// <summary>
/// Names one delivery of one file: the agency's short name, a hyphen and 20 base-32 characters made from the blob's path and ETag. The same
/// delivery always gets the same id, so that a repeated event writes the same outputs again.
/// </summary>
public readonly record struct SubmissionId : IParsable<SubmissionId>
{
    const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    const int Length = 20;
    static readonly SearchValues<char> Letters = SearchValues.Create(Alphabet);

    readonly string? _value;

    SubmissionId(AgencyId agency, string value) => (Agency, _value) = (agency, value);

    public AgencyId Agency { get; }

    /// <summary>The id of the delivery of <paramref name="blobName"/> with <paramref name="etag"/>.</summary>
    public static SubmissionId For(AgencyId agency, string blobName, string etag)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{blobName}\n{etag.Trim('"')}"));
        return new(agency, $"{agency}-{string.Create(Length, hash, static (text, bytes) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = Alphabet[bytes[i] & 31];
        })}");
    }

    public override string ToString() => _value ?? "";

    /// <exception cref="FormatException">The text is not a submission's id.</exception>
    public static SubmissionId Parse(string s, IFormatProvider? provider = null) => TryParse(s, provider, out var id)
        ? id
        : throw new FormatException("A submission's id is the agency's short name, a hyphen and 20 letters and digits.");

    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out SubmissionId result)
    {
        result = default;
        if (s is null || s.Length < Length + 3 || s[^(Length + 1)] != '-') return false;
        if (s.AsSpan(s.Length - Length).ContainsAnyExcept(Letters)) return false;
        if (!AgencyId.TryParse(s[..^(Length + 1)], provider, out var agency)) return false;
        result = new(agency, s);
        return true;
    }
}
