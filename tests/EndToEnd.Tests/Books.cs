using System.Text;
using System.Text.Json;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>What the pipeline says of its drops, held against each other: ledger, receipts, pointers, lake and audit trail.</summary>
sealed class Books(AzuriteServer azurite)
{
    readonly BlobServiceClient _blobs = new(azurite.ConnectionString);
    readonly TableServiceClient _tables = new(azurite.ConnectionString);

    public static AgencyId Agency { get; } = AgencyId.Parse("dgie");

    public async Task<SubmissionId> UploadAsync(string path, string text)
    {
        var uploaded = await _blobs.GetBlobContainerClient(Containers.Drops).GetBlobClient(path).UploadAsync(new BinaryData(Encoding.UTF8.GetBytes(text)), overwrite: true);
        return SubmissionId.For(Agency, path, uploaded.Value.ETag.ToString());
    }

    /// <summary>Waits until so many submissions have an outcome and the inbox is empty.</summary>
    public Task UntilDecidedAsync(int count, Func<string> otherwise) => Eventually.IsTrueAsync(
        async () => (await RowsAsync()).Count(r => r.Outcome is not null) == count && (await BlobsAsync(Containers.Drops)).Count == 0, otherwise);

    public async Task<IReadOnlyList<SubmissionEntity>> RowsAsync()
    {
        var rows = new List<SubmissionEntity>();
        await foreach (var row in _tables.GetTableClient(SubmissionLedger.TableName).QueryAsync<SubmissionEntity>("RowKey ge 'a' and RowKey lt '{'")) rows.Add(row);
        return rows;
    }

    public async Task<IReadOnlyList<string>> BlobsAsync(string container)
    {
        var names = new List<string>();
        await foreach (var blob in _blobs.GetBlobContainerClient(container).GetBlobsAsync()) names.Add(blob.Name);
        return names;
    }

    /// <summary>
    /// Every submission has one outcome, the ledger's and the receipt's; accepted and rejected rows are those read; every period has one current drop,
    /// whose lake file has the rows that the pointer says; no file of the lake is of two submissions; the trail verifies.
    /// </summary>
    /// <param name="ids">Everything that was delivered.</param>
    /// <param name="rows">The rows in use, over all periods.</param>
    public async Task BalanceAsync(FunctionsHost host, IEnumerable<SubmissionId> ids, long rows)
    {
        var ledger = await RowsAsync();
        Assert.Equal(ids.Select(i => $"{i}").Order(StringComparer.Ordinal), ledger.Select(r => r.RowKey).Order(StringComparer.Ordinal));
        foreach (var row in ledger)
        {
            var receipt = (await new ReceiptStore(_blobs).FindAsync(SubmissionId.Parse(row.RowKey), default))!;
            Assert.Equal((row.Outcome, row.RowsAccepted), (receipt.Outcome, receipt.Report?.RowsAccepted));
            Assert.Equal(receipt.Report!.RowsRead, receipt.Report.RowsAccepted + receipt.Report.RowsRejected);
            Assert.Contains(row.Lifecycle, (string[])[nameof(Lifecycle.Validated), nameof(Lifecycle.Superseded)]);
        }
        var current = await new CurrentDrops(_tables).ListAsync(default);
        Assert.Equal(rows, current.Sum(c => c.Rows));
        Assert.Equal(current.Count, current.DistinctBy(c => (c.Dataset, c.Period, c.Agency)).Count());
        Assert.Equal(current.Select(c => $"{c.Submission}").Order(StringComparer.Ordinal),
            ledger.Where(r => r is { Lifecycle: nameof(Lifecycle.Validated), DuplicateOf: null } && r.Outcome!.StartsWith("Accepted", StringComparison.Ordinal)).Select(r => r.RowKey).Order(StringComparer.Ordinal));
        var lake = (await BlobsAsync(Containers.Lake)).Where(b => b.StartsWith("dataset=", StringComparison.Ordinal)).ToList();
        Assert.All(current, c => Assert.Contains(c.BlobName, lake));
        Assert.Equal(lake.Count, lake.DistinctBy(b => b.Split('/')[^1].Split('.')[0]).Count());
        var trail = JsonElement.Parse(await host.Http.GetStringAsync(new Uri("api/audit/submissions/dgie/verify", UriKind.Relative)));
        Assert.True(trail.GetProperty("isWhole").GetBoolean(), trail.ToString());
    }
}
