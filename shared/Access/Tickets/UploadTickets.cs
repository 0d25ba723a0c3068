using System.Diagnostics.CodeAnalysis;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Access;

/// <summary>
/// Lets an agency put one file into the inbox: the leave names the file, and is to create it. It does not overwrite, read, list or delete anything, and
/// no other name. Storage itself holds the caller to it.
/// </summary>
public sealed class UploadTickets(BlobServiceClient blobs, CatalogInForce catalog, TicketTerms terms, TimeProvider clock)
{
    // Storage's clock may be behind this one.
    static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(5);

    /// <param name="agency">The caller's own: nothing of the request names one.</param>
    /// <returns>The ticket, or why there is none.</returns>
    public async Task<(UploadTicket? Ticket, TicketRefusal? Refusal)> IssueAsync(AgencyId agency, TicketRequest request, CancellationToken ct)
    {
        if (!TryRead(agency, request, out var path, out var refusal)) return (null, refusal);
        var blob = blobs.GetBlobContainerClient(Containers.Drops).GetBlobClient($"{path}");
        // Signed to the second, so that what the caller is told is what storage holds them to.
        var expiry = DateTimeOffset.FromUnixTimeSeconds((clock.GetUtcNow() + terms.Lifetime).ToUnixTimeSeconds());
        var leave = new BlobSasBuilder(BlobSasPermissions.Create, expiry)
        {
            BlobContainerName = blob.BlobContainerName,
            BlobName = blob.Name,
            Resource = "b",
            Protocol = terms.HttpsOnly ? SasProtocol.Https : SasProtocol.HttpsAndHttp,
        };
        var url = await SignAsync(blob, leave, ct);
        var headers = new Dictionary<string, string> { ["x-ms-blob-type"] = "BlockBlob", [DeliveryTrace.Header] = DeliveryTrace.Begin() };
        return (new($"{path}", url, "PUT", headers, expiry, Curl(path.FileName, url, headers)), null);
    }

    /// <summary>With the account's key where the client has one, otherwise with a key that storage makes for the identity the app signs in as.</summary>
    async Task<Uri> SignAsync(BlobClient blob, BlobSasBuilder leave, CancellationToken ct)
    {
        if (blob.CanGenerateSasUri) return blob.GenerateSasUri(leave);
        var key = await blobs.GetUserDelegationKeyAsync(clock.GetUtcNow() - ClockSkew, leave.ExpiresOn, ct);
        return new BlobUriBuilder(blob.Uri) { Sas = leave.ToSasQueryParameters(key.Value, blobs.AccountName) }.ToUri();
    }

    bool TryRead(AgencyId agency, TicketRequest request, [NotNullWhen(true)] out DropPath? path, [NotNullWhen(false)] out TicketRefusal? refusal)
    {
        path = null;
        refusal = FileNameRule.IsKept(request.FileName) ? null : new("fileName", "not the name of a file that is taken", FileNameRule.Words);
        if (refusal is not null) return false;
        if (!DropPath.TryParse($"{agency}/{request.Dataset}/{request.Period}/{request.FileName}", out path, out var mistake))
        {
            refusal = mistake == PathMistake.Period ? NoPeriod("a period, such as 2026-10, 2026-Q3, 2026-S1 or 2026") : NoDataset(agency);
            return false;
        }
        var protocol = catalog.Now.Find(agency, path.Dataset);
        refusal = protocol is null ? NoDataset(agency)
            : path.Period.Frequency != protocol.Frequency ? NoPeriod(protocol.Frequency.Describe()) : null;
        return refusal is null;
    }

    static TicketRefusal NoPeriod(string expected) => new("period", "not one of the dataset's periods", expected);

    TicketRefusal NoDataset(AgencyId agency) => new("dataset", $"not a dataset that '{agency}' delivers", string.Join(", ", catalog.Now.Protocols
        .Where(p => p.Agency == agency && catalog.Now.Find(agency, p.Dataset) is not null).Select(p => $"{p.Dataset}").Distinct().Order(StringComparer.Ordinal))
        is { Length: > 0 } known ? known : "a protocol agreed with the agency first");

    static string Curl(string fileName, Uri url, Dictionary<string, string> headers) =>
        $"curl -fsS --globoff -X PUT {string.Concat(headers.Select(header => $"-H {Quoted($"{header.Key}: {header.Value}")} "))}--upload-file {Quoted($"./{fileName}")} {Quoted(url.AbsoluteUri)}";

    /// <summary>One word for a POSIX shell, whatever is in it.</summary>
    static string Quoted(string text) => $"'{text.Replace("'", @"'\''", StringComparison.Ordinal)}'";
}
