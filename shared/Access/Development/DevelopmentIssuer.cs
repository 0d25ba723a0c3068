using System.Security.Cryptography;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using Pipeline.Reference;

namespace Pipeline.Access;

/// <summary>
/// An issuer within the program, for one machine in Development: whoever asks gets a token for any role. Its key is made at start, never leaves memory
/// and ends with the process.
/// </summary>
public sealed class DevelopmentIssuer : IDisposable
{
    /// <summary>Says in every token that nobody was asked who they are.</summary>
    public const string Name = "urn:pipeline:development";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(8);

    readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    readonly ECDsaSecurityKey _signing;
    readonly TimeProvider _clock;

    /// <exception cref="InvalidOperationException">This is not the Development environment, or the issuer was not asked for.</exception>
    public DevelopmentIssuer(AccessSettings settings, TimeProvider clock)
    {
        if (settings is not { IsDevelopment: true, DevelopmentIssuer: true })
            throw new InvalidOperationException("The development issuer works in the Development environment only, with Access__DevelopmentIssuer.");
        _clock = clock;
        _signing = new(_key) { KeyId = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8)) };
        var point = _key.ExportParameters(includePrivateParameters: false).Q;
        PublicKey = new(_signing.KeyId, Base64UrlEncoder.Encode(point.X!), Base64UrlEncoder.Encode(point.Y!));
        var metadata = new OpenIdConnectConfiguration { Issuer = Name };
        metadata.SigningKeys.Add(_signing);
        Trusted = new(new StaticConfigurationManager<OpenIdConnectConfiguration>(metadata), [Name]);
    }

    public TrustedIssuer Trusted { get; }

    public DevelopmentKey PublicKey { get; }

    /// <summary>A token for one role, and for an agency if one is given.</summary>
    public string Issue(Role role, AgencyId? agency) => Sign(Name, Claims(new(role, agency)));

    /// <summary>Says to a program who has signed in (OpenID Connect, ID token). It opens nothing: it is not for the interface.</summary>
    /// <param name="nonce">The program's own, by which it knows that the token is the answer to its question.</param>
    public string IssueIdentity(DevelopmentPerson person, string clientId, string? nonce)
    {
        var claims = Claims(person);
        if (nonce is not null) claims["nonce"] = nonce;
        claims["name"] = person.Agency is { } agency ? $"{person.Role} ({agency})" : $"{person.Role}";
        return Sign(clientId, claims);
    }

    static Dictionary<string, object> Claims(DevelopmentPerson person)
    {
        var claims = new Dictionary<string, object>
        {
            [ClaimNames.Subject] = person.Agency is { } of ? $"development-{person.Role}-{of}" : $"development-{person.Role}",
            [ClaimNames.Roles] = new[] { $"{person.Role}" },
        };
        if (person.Agency is { } own) claims[ClaimNames.Agency] = $"{own}";
        return claims;
    }

    string Sign(string audience, Dictionary<string, object> claims)
    {
        var now = _clock.GetUtcNow().UtcDateTime;
        return new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
        {
            Issuer = Name,
            Audience = audience,
            IssuedAt = now,
            NotBefore = now,
            Expires = now + Lifetime,
            Claims = claims,
            SigningCredentials = new(_signing, SecurityAlgorithms.EcdsaSha256),
        });
    }

    public void Dispose() => _key.Dispose();
}

/// <summary>The public half of the issuer's key, as a JSON Web Key of curve P-256.</summary>
/// <param name="X">Base64url, like <paramref name="Y"/>.</param>
public sealed record DevelopmentKey(string Kid, string X, string Y)
{
    public string Kty { get; } = "EC";

    public string Crv { get; } = "P-256";

    public string Use { get; } = "sig";

    public string Alg { get; } = SecurityAlgorithms.EcdsaSha256;
}
