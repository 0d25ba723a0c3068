using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Pipeline.Lake;
using Pipeline.Reference;

namespace Pipeline.Diaspora;

/// <summary>How a person is reached.</summary>
public sealed record Contact(string Name, string Email, string? Phone);

/// <summary>The keys of the vault: others than those of sensitive columns and of pseudonyms.</summary>
public sealed record ContactKeys(SensitiveKeys Keys);

/// <summary>Container <c>diaspora-contacts</c>: one sealed file for each expert who registered here, under the random handle that stands in the expert's row only.</summary>
public sealed class ContactVault(BlobServiceClient blobs, ContactKeys keys)
{
    readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.DiasporaContacts);

    public async Task WriteAsync(string handle, Contact contact, CancellationToken ct)
    {
        using var plain = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(contact, Documents.Json));
        using var cipher = new MemoryStream();
        await SealedFile.SealAsync(plain, cipher, keys.Keys, handle, ct);
        cipher.Position = 0;
        await _container.GetBlobClient(handle).UploadAsync(cipher, overwrite: true, ct);
    }

    /// <summary>Null when there is none.</summary>
    /// <exception cref="InvalidDataException">The file was changed, or put under another handle.</exception>
    /// <exception cref="KeyNotFoundException">Its key is not configured.</exception>
    public async Task<Contact?> ReadAsync(string handle, CancellationToken ct)
    {
        try
        {
            var file = new MemoryStream((await _container.GetBlobClient(handle).DownloadContentAsync(ct)).Value.Content.ToArray());
            await using var content = await SealedFile.OpenAsync(file, keys.Keys, handle, ct);
            return await JsonSerializer.DeserializeAsync<Contact>(content, Documents.Json, ct);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    public Task DeleteAsync(string handle, CancellationToken ct) => _container.GetBlobClient(handle).DeleteIfExistsAsync(cancellationToken: ct);
}
