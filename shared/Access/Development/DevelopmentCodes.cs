using System.Security.Cryptography;
using System.Text;
using Microsoft.IdentityModel.Tokens;
using Pipeline.Reference;

namespace Pipeline.Access;

/// <summary>Who somebody chose to be.</summary>
public sealed record DevelopmentPerson(Role Role, AgencyId? Agency);

/// <summary>Codes that were given out and not yet changed into tokens, in memory: each is good once, for a minute, for the program that asked for it.</summary>
public sealed class DevelopmentCodes(TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(60);

    const int Most = 1_000;

    readonly Lock _lock = new();
    readonly Dictionary<string, (CodeRequest Request, DevelopmentPerson Person, DateTimeOffset Ends)> _codes = new(StringComparer.Ordinal);

    public string Issue(CodeRequest request, DevelopmentPerson person)
    {
        var (code, now) = (Base64UrlEncoder.Encode(RandomNumberGenerator.GetBytes(32)), clock.GetUtcNow());
        lock (_lock)
        {
            foreach (var (ended, _) in _codes.Where(c => c.Value.Ends <= now).ToList()) _codes.Remove(ended);
            if (_codes.Count >= Most) _codes.Remove(_codes.MinBy(c => c.Value.Ends).Key);
            _codes[code] = (request, person, now + Lifetime);
        }
        return code;
    }

    /// <summary>Whom a code stands for. Whoever names a code uses it up, with or without the right to it.</summary>
    /// <param name="verifier">The secret whose hash the program sent when it asked for the code.</param>
    /// <returns>Null when the code is none, has ended or was used, or is another program's.</returns>
    public (DevelopmentPerson Person, string? Nonce)? Redeem(string code, string clientId, string redirectUri, string verifier)
    {
        (CodeRequest Request, DevelopmentPerson Person, DateTimeOffset Ends) given;
        lock (_lock)
            if (!_codes.Remove(code, out given)) return null;
        return given.Ends > clock.GetUtcNow() && given.Request.ClientId == clientId && given.Request.RedirectUri == redirectUri && Matches(verifier, given.Request.Challenge)
            ? (given.Person, given.Request.Nonce)
            : null;
    }

    static bool Matches(string verifier, string challenge) => verifier.Length is >= 43 and <= 128 && CryptographicOperations.FixedTimeEquals(
        Encoding.ASCII.GetBytes(Base64UrlEncoder.Encode(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)))), Encoding.ASCII.GetBytes(challenge));
}
