using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Reference;

namespace Pipeline.Agreements;

/// <summary>
/// Container <c>agreements</c>: each text as it was proposed, as <c>{agency}/{dataset}/{version}-{first 12 digits of its SHA-256}.yaml</c>, and the
/// blob <c>changed</c>, whose ETag moves on whenever a version begins or ceases to be in force.
/// </summary>
public sealed class AgreementTexts(BlobServiceClient blobs)
{
    const string Changed = "changed";

    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.Agreements);

    /// <summary>64 lower-case hexadecimal digits.</summary>
    public static string Sha256(ReadOnlySpan<byte> text) => Convert.ToHexStringLower(SHA256.HashData(text));

    /// <summary>The text of UTF-8 bytes, without a byte order mark; null when they are not UTF-8.</summary>
    public static string? Decode(ReadOnlySpan<byte> bytes)
    {
        try
        {
            return Utf8.GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    public static string NameOf(AgreementId id, string sha256) => $"{id.Agency}/{id.Dataset}/{id.Version}-{sha256[..12]}.yaml";

    /// <summary>Keeps a text. The same text again is written over itself.</summary>
    public Task WriteAsync(AgreementId id, byte[] text, CancellationToken ct) => _container.GetBlobClient(NameOf(id, Sha256(text))).UploadAsync(
        new BinaryData(text), new BlobUploadOptions { HttpHeaders = new() { ContentType = "application/yaml" } }, ct);

    /// <summary>The bytes of a text.</summary>
    /// <exception cref="AlteredTextException">There is none, or it is not the one that has this hash.</exception>
    public async Task<byte[]> ReadAsync(AgreementId id, string sha256, CancellationToken ct)
    {
        try
        {
            var content = (await _container.GetBlobClient(NameOf(id, sha256)).DownloadContentAsync(ct)).Value.Content.ToArray();
            return Sha256(content) == sha256 ? content : throw new AlteredTextException(id, "is not the one that was recorded: its SHA-256 differs");
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            throw new AlteredTextException(id, "is gone");
        }
    }

    /// <summary>Tells every host that what is in force has changed.</summary>
    public Task TouchAsync(CancellationToken ct) => _container.GetBlobClient(Changed).UploadAsync(new BinaryData(""), overwrite: true, ct);

    /// <summary>Something that differs after each <see cref="TouchAsync"/>; empty before the first.</summary>
    public async Task<string> StampAsync(CancellationToken ct)
    {
        try
        {
            return $"{(await _container.GetBlobClient(Changed).GetPropertiesAsync(cancellationToken: ct)).Value.ETag}";
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return "";
        }
    }
}
