using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Pipeline.Access;

/// <summary>
/// Checks bearer tokens: signed by a key of the one issuer with an asymmetric algorithm, made out by it, for this program, and valid now. Nothing else
/// says who a caller is.
/// </summary>
/// <param name="issuer">Null when none is configured: no token is taken then.</param>
public sealed class TokenCheck(TrustedIssuer? issuer)
{
    /// <summary>How far the issuer's clock and this one may be apart.</summary>
    public static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    const int MaxTokenBytes = 16 << 10;

    static readonly string[] Algorithms =
    [
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
    ];

    readonly JsonWebTokenHandler _handler = new() { MaximumTokenSizeInBytes = MaxTokenBytes, MapInboundClaims = false };

    /// <exception cref="IssuerUnavailableException">The issuer's keys cannot be fetched, so that nothing can be said of the token.</exception>
    public async Task<TokenAnswer> CheckAsync(string token, CancellationToken ct)
    {
        if (issuer is null) return TokenAnswer.Refused("no issuer of tokens is configured here");
        var metadata = await MetadataAsync(issuer, ct);
        var result = await _handler.ValidateTokenAsync(token, new TokenValidationParameters
        {
            ConfigurationManager = issuer.Metadata,
            ValidIssuer = metadata.Issuer,
            ValidAudiences = issuer.Audiences,
            ValidAlgorithms = Algorithms,
            ValidateIssuer = true,
            ValidateAudience = true,
            ValidateLifetime = true,
            ValidateIssuerSigningKey = true,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            RequireAudience = true,
            ClockSkew = ClockSkew,
        });
        if (!result.IsValid) return TokenAnswer.Refused(Reason(result.Exception));
        var claims = ((JsonWebToken)result.SecurityToken).Claims.ToLookup(claim => claim.Type, claim => claim.Value, StringComparer.Ordinal);
        var subject = claims[ClaimNames.Subject].FirstOrDefault();
        return Caller.From(subject, claims[ClaimNames.Roles], [.. claims[ClaimNames.Agency]]) is { } caller
            ? TokenAnswer.Of(caller with
            {
                IsService = Caller.IsOfService(subject, claims[ClaimNames.IdentityKind], ClaimNames.Clients.SelectMany(name => claims[name])),
            })
            : TokenAnswer.Refused("it does not say who its subject is");
    }

    static async Task<BaseConfiguration> MetadataAsync(TrustedIssuer issuer, CancellationToken ct)
    {
        try
        {
            return await issuer.Metadata.GetBaseConfigurationAsync(ct);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            throw new IssuerUnavailableException(e);
        }
    }

    /// <summary>In this program's own words: the library's messages may hold what the token says.</summary>
    static string Reason(Exception? exception) => exception switch
    {
        SecurityTokenExpiredException => "it has expired",
        SecurityTokenNotYetValidException => "it is not valid yet",
        SecurityTokenInvalidAudienceException => "it is not for this program",
        SecurityTokenInvalidIssuerException => "its issuer is not trusted here",
        SecurityTokenMalformedException or ArgumentException => "it is not a token",
        _ => "its signature is not the issuer's",
    };
}

/// <summary>What a token is worth.</summary>
/// <param name="Caller">Who it stands for; null when it is not taken.</param>
/// <param name="Reason">Why it is not taken, as the end of a sentence; empty when it is. Holds nothing of the token.</param>
public sealed record TokenAnswer(Caller? Caller, string Reason)
{
    public static TokenAnswer Of(Caller caller) => new(caller, "");

    public static TokenAnswer Refused(string reason) => new(null, reason);
}

/// <summary>The issuer's keys cannot be fetched.</summary>
public sealed class IssuerUnavailableException(Exception inner)
    : Exception("The metadata of the issuer of tokens cannot be fetched; see setting Access__Authority.", inner);
