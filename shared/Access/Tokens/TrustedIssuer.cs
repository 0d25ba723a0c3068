using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Pipeline.Access;

/// <summary>The one issuer whose tokens are taken, and for whom they must be made out.</summary>
/// <param name="Metadata">Its name and its keys.</param>
/// <param name="Audiences">A token must be for one of these.</param>
public sealed record TrustedIssuer(BaseConfigurationManager Metadata, IReadOnlyList<string> Audiences)
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>An issuer that tells of itself by OpenID Connect discovery. Its metadata is fetched with the first token and kept up to date.</summary>
    public static TrustedIssuer At(Uri authority, IReadOnlyList<string> audiences) => new(
        new ConfigurationManager<OpenIdConnectConfiguration>(
            $"{authority.ToString().TrimEnd('/')}/.well-known/openid-configuration",
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(new HttpClient { Timeout = Patience }) { RequireHttps = authority.Scheme == Uri.UriSchemeHttps }),
        audiences);
}
