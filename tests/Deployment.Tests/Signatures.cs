using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure.Storage.Blobs;
using Azure.Storage.Sas;

namespace Pipeline.Deployment.Tests;

/// <summary>Leave to read one container or one table, signed with the emulator's key.</summary>
static class Signatures
{
    static readonly DateTimeOffset Until = DateTimeOffset.UtcNow.AddHours(1);

    public static string ToReadContainer(string connection, string container) =>
        new BlobServiceClient(connection).GetBlobContainerClient(container).GenerateSasUri(BlobContainerSasPermissions.Read | BlobContainerSasPermissions.List, Until).Query[1..];

    /// <summary>As the table service reads it: learn.microsoft.com, "Create a service SAS", version 2019-02-02.</summary>
    public static string ToReadTable(string connection, string table)
    {
        var parts = connection.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(p => p.Split('=', 2)).ToDictionary(p => p[0], p => p[1]);
        var end = Until.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        var toSign = string.Join('\n', "r", "", end, $"/table/{parts["AccountName"]}/{table}", "", "", "", "2019-02-02", "", "", "", "");
        var signature = Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(parts["AccountKey"]), Encoding.UTF8.GetBytes(toSign)));
        return $"sv=2019-02-02&se={Uri.EscapeDataString(end)}&sp=r&tn={table}&sig={Uri.EscapeDataString(signature)}";
    }
}
