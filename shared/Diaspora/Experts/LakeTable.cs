using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Intake.Ledger;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Diaspora;

/// <summary>A row of a lake file, by column.</summary>
sealed class LakeRow(Dictionary<string, string?[]> columns, int row)
{
    public string? Text(string column) => columns.TryGetValue(column, out var values) ? values[row] : null;

    public DateOnly? Day(string column) => Text(column) is { } text ? DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture) : null;

    public int? Number(string column) => Text(column) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;

    public double? Real(string column) => Text(column) is { } text ? double.Parse(text, CultureInfo.InvariantCulture) : null;

    public bool IsTrue(string column) => Text(column) == "true";
}

/// <summary>Reads what was accepted of the programme's datasets, as far as agreements let it be read for the programme.</summary>
public sealed class ProgrammeDrops(BlobServiceClient blobs, CurrentDrops current, CatalogInForce catalog)
{
    readonly BlobContainerClient _lake = blobs.GetBlobContainerClient(Containers.Lake);

    /// <summary>The rows of the newest period of each agency, with the partitions that they come from; and why others were not read.</summary>
    internal async Task<(IReadOnlyList<LakeRow> Rows, IReadOnlyList<string> Partitions, IReadOnlyList<string> LeftOut)> ReadAsync(string dataset, CancellationToken ct)
    {
        var (rows, partitions, leftOut) = (new List<LakeRow>(), new List<string>(), new List<string>());
        var newest = (await current.ListAsync(ct)).Where(p => $"{p.Dataset}" == dataset).GroupBy(p => p.Agency).Select(g => g.OrderBy(p => $"{p.Period}", StringComparer.Ordinal).Last());
        foreach (var partition in newest.OrderBy(p => $"{p.Agency}", StringComparer.Ordinal))
        {
            var agreement = catalog.Now.AgreementFor(partition.Agency, partition.Dataset);
            if (DataUse.WhyNot(agreement, $"{partition.Agency}/{partition.Dataset}", DataUse.DiasporaEngagement) is { } why)
            {
                leftOut.Add(why.En);
                continue;
            }
            await using var file = await _lake.GetBlobClient(partition.BlobName).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false), ct);
            await using var reader = await LakeReader.OpenAsync(file, ct);
            for (var group = 0; group < reader.RowGroupCount; group++)
            {
                var columns = new Dictionary<string, string?[]>(StringComparer.Ordinal);
                foreach (var column in reader.Columns) columns[column] = await LakeText.ReadAsync(reader, group, column, ct);
                for (var row = 0; row < reader.RowCount(group); row++) rows.Add(new(columns, row));
            }
            partitions.Add($"{partition.Agency}/{partition.Dataset}/{partition.Period}/{partition.ContentSha256}");
        }
        return (rows, partitions, leftOut);
    }
}
