using System.Globalization;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Reference;

namespace Pipeline.Audit.Seals;

/// <summary>
/// Container <c>audit</c>: <c>{day}.json</c>, such as <c>2026-11-24.json</c>. Seals are added; nothing here writes over one or removes it.
/// </summary>
public sealed class SealStore(BlobServiceClient blobs)
{
    const string Format = "yyyy-MM-dd'.json'";

    static readonly string?[] WasThere = ["BlobAlreadyExists", "ConditionNotMet", "BlobImmutableDueToPolicy"];

    readonly BlobContainerClient _container = blobs.GetBlobContainerClient(Containers.Audit);

    /// <summary>Where a seal lies, for people.</summary>
    public static string PlaceOf(DateOnly day) => $"{Containers.Audit}/{NameOf(day)}";

    /// <summary>The days that have a seal, the oldest first: by names, some thousands a request.</summary>
    public async Task<IReadOnlyList<DateOnly>> ListAsync(CancellationToken ct)
    {
        var days = new List<DateOnly>();
        try
        {
            await foreach (var blob in _container.GetBlobsAsync(cancellationToken: ct))
                if (DateOnly.TryParseExact(blob.Name, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) days.Add(day);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.ContainerNotFound)
        {
            // Before the first start after an upgrade.
        }
        return days;
    }

    /// <returns>Null when there is none of that day any more.</returns>
    public async Task<BinaryData?> ReadAsync(DateOnly day, CancellationToken ct)
    {
        try
        {
            return (await _container.GetBlobClient(NameOf(day)).DownloadContentAsync(ct)).Value.Content;
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
    }

    /// <returns>Whether it was written: false when the day has a seal already.</returns>
    public async Task<bool> AddAsync(DateOnly day, BinaryData document, CancellationToken ct)
    {
        try
        {
            // If-None-Match: *. The container lets new names in and nothing else.
            await _container.GetBlobClient(NameOf(day)).UploadAsync(document, overwrite: false, ct);
            return true;
        }
        catch (RequestFailedException e) when (WasThere.Contains(e.ErrorCode))
        {
            return false;
        }
    }

    static string NameOf(DateOnly day) => day.ToString(Format, CultureInfo.InvariantCulture);
}
