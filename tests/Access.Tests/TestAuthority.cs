using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Pipeline.Testing;

namespace Pipeline.Access.Tests;

/// <summary>An issuer of tokens on this machine, with OpenID Connect discovery over HTTP, that also makes those a forger would.</summary>
public sealed class TestAuthority : IDisposable
{
    public const string Audience = "api://pipeline";

    readonly HttpListener _listener = new();
    readonly RSA _rsa = RSA.Create(2048);
    readonly RSA _forger = RSA.Create(2048);
    readonly ECDsa _ec = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public TestAuthority()
    {
        Address = new($"http://127.0.0.1:{FreePort.Take(1)[0]}/");
        _listener.Prefixes.Add($"{Address}");
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    public string Issuer => $"{Address}";

    SigningCredentials Rsa => new(new RsaSecurityKey(_rsa) { KeyId = "rsa" }, SecurityAlgorithms.RsaSha256);

    /// <summary>A token that is in order.</summary>
    public string Token(IEnumerable<string> roles, string? agency) => Make(roles, agency, Rsa);

    public string Token(Role role, string? agency) => Token([$"{role}"], agency);

    public string SignedWithEc(Role role) => Make([$"{role}"], null, new(new ECDsaSecurityKey(_ec) { KeyId = "ec" }, SecurityAlgorithms.EcdsaSha256));

    /// <summary>Tokens that must not be taken, by what is wrong with them.</summary>
    public IReadOnlyDictionary<string, string> Bad(IReadOnlyList<string> roles, string? agency)
    {
        var good = Token(roles, agency).Split('.');
        var now = DateTime.UtcNow;
        return new Dictionary<string, string>
        {
            ["expired"] = Make(roles, agency, Rsa, from: now.AddHours(-2), to: now.AddMinutes(-5)),
            ["not valid yet"] = Make(roles, agency, Rsa, from: now.AddMinutes(5), to: now.AddHours(1)),
            ["without an end"] = Make(roles, agency, Rsa, endless: true),
            ["for another program"] = Make(roles, agency, Rsa, audience: "api://another"),
            ["for nobody"] = Make(roles, agency, Rsa, audience: null),
            ["of another issuer"] = Make(roles, agency, Rsa, issuer: "https://issuer.example/"),
            ["of no issuer"] = Make(roles, agency, Rsa, issuer: null),
            ["unsigned"] = Make(roles, agency, null),
            ["with its signature cut off"] = $"{good[0]}.{good[1]}.",
            ["changed after signing"] = $"{good[0]}.{Make(roles, "nisr", Rsa).Split('.')[1]}.{Make(roles, "rssb", Rsa).Split('.')[2]}",
            ["signed with the public key as if it were a secret"] = Make(roles, agency, Symmetric(Encoding.UTF8.GetBytes(_rsa.ExportSubjectPublicKeyInfoPem()))),
            ["signed with the public key's bytes as if they were a secret"] = Make(roles, agency, Symmetric(_rsa.ExportSubjectPublicKeyInfo())),
            ["signed with a key of the same name"] = Make(roles, agency, new(new RsaSecurityKey(_forger) { KeyId = "rsa" }, SecurityAlgorithms.RsaSha256)),
            ["signed with a key that it brings along"] = Make(roles, agency, new(new RsaSecurityKey(_forger) { KeyId = "new" }, SecurityAlgorithms.RsaSha256), ownKey: _forger),
            ["of no subject"] = Make(roles, agency, Rsa, subject: null),
            ["no token"] = "no-token",
            ["nothing"] = "",
        };
    }

    public void Dispose()
    {
        _listener.Close();
        _rsa.Dispose();
        _forger.Dispose();
        _ec.Dispose();
    }

    static SigningCredentials Symmetric(byte[] secret) => new(new SymmetricSecurityKey(secret) { KeyId = "rsa" }, SecurityAlgorithms.HmacSha256);

    string Make(
        IEnumerable<string> roles, string? agency, SigningCredentials? credentials, string? audience = Audience, string? issuer = "own", string? subject = "somebody",
        DateTime? from = null, DateTime? to = null, bool endless = false, RSA? ownKey = null)
    {
        var claims = new Dictionary<string, object> { ["roles"] = roles.ToArray() };
        if (subject is not null) claims["sub"] = subject;
        if (agency is not null) claims["agency"] = agency;
        return new JsonWebTokenHandler { SetDefaultTimesOnTokenCreation = false }.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = issuer == "own" ? Issuer : issuer,
            Audience = audience,
            NotBefore = from ?? DateTime.UtcNow.AddMinutes(-1),
            Expires = endless ? null : to ?? DateTime.UtcNow.AddHours(1),
            Claims = claims,
            SigningCredentials = credentials,
            AdditionalHeaderClaims = ownKey is null ? null : new Dictionary<string, object> { ["jwk"] = Jwk(ownKey, "new") },
        });
    }

    async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            try
            {
                var context = await _listener.GetContextAsync();
                object body = context.Request.Url!.AbsolutePath == "/keys"
                    ? new { keys = new object[] { Jwk(_rsa, "rsa"), EcJwk() } }
                    : new { issuer = Issuer, jwks_uri = $"{Address}keys" };
                context.Response.ContentType = "application/json";
                await JsonSerializer.SerializeAsync(context.Response.OutputStream, body);
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    static Dictionary<string, string> Jwk(RSA rsa, string id)
    {
        var key = rsa.ExportParameters(includePrivateParameters: false);
        return new() { ["kty"] = "RSA", ["use"] = "sig", ["kid"] = id, ["n"] = Base64UrlEncoder.Encode(key.Modulus!), ["e"] = Base64UrlEncoder.Encode(key.Exponent!) };
    }

    Dictionary<string, string> EcJwk()
    {
        var point = _ec.ExportParameters(includePrivateParameters: false).Q;
        return new() { ["kty"] = "EC", ["use"] = "sig", ["kid"] = "ec", ["crv"] = "P-256", ["x"] = Base64UrlEncoder.Encode(point.X!), ["y"] = Base64UrlEncoder.Encode(point.Y!) };
    }
}
