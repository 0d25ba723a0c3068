using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Access.Tests;

/// <summary>A storage emulator with TLS whose client signs in with tokens and has no key, as the app does in Azure.</summary>
sealed class SignedInStorage : IAsyncDisposable
{
    readonly AzuriteServer _azurite;

    SignedInStorage(AzuriteServer azurite)
    {
        _azurite = azurite;
        var trusting = new HttpClientHandler { ServerCertificateCustomValidationCallback = HttpClientHandler.DangerousAcceptAnyServerCertificateValidator };
        Http = new(new HttpClient(trusting));
        Blobs = new(azurite.BlobEndpoint, new EmulatorCredential(), new BlobClientOptions { Transport = new HttpClientTransport(trusting) });
    }

    public StorageHttp Http { get; }

    public BlobServiceClient Blobs { get; }

    public static async Task<SignedInStorage> StartAsync()
    {
        var storage = new SignedInStorage(await AzuriteServer.StartNewAsync(Certificate()));
        await storage.Blobs.CreateBlobContainerAsync(Containers.Drops);
        return storage;
    }

    public ValueTask DisposeAsync() => _azurite.DisposeAsync();

    static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddMinutes(-5), DateTimeOffset.UtcNow.AddHours(1));
    }

    /// <summary>A token of the shape that the emulator asks for: it looks at the claims and not at the signature.</summary>
    sealed class EmulatorCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) => new(
            new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
            {
                Issuer = "https://sts.windows-ppe.net/tests/",
                Audience = "https://storage.azure.com",
                Claims = new Dictionary<string, object> { ["oid"] = $"{Guid.Empty}", ["tid"] = $"{Guid.Empty}" },
                SigningCredentials = new(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)), SecurityAlgorithms.HmacSha256),
            }), DateTimeOffset.UtcNow.AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new(GetToken(requestContext, cancellationToken));
    }
}
