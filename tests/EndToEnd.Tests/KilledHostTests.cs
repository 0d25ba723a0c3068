using System.Globalization;
using System.Text;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Pipeline.Intake.Ledger;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The functions are killed at moments nobody chose, again and again, while drops and a revision of one come in.</summary>
public sealed class KilledHostTests
{
    const int Rows = 20_000;
    const int RowsOfRevision = 15_000;

    // As long as a drop takes here, from when the first of a life is begun: kills come within one, between two and behind the last.
    const int LongestLifeMs = 900;

    // Five deliveries a drop may have: between so many kills a host lives until all is done.
    const int KillsInARow = 5;

    static readonly AgencyId Agency = AgencyId.Parse("dgie");

    [Fact]
    public async Task Every_drop_has_one_outcome_and_no_row_is_counted_twice()
    {
        var kills = int.Parse(Environment.GetEnvironmentVariable("KILLS") ?? "5", CultureInfo.InvariantCulture);
        var random = new Random(20_221);
        await using var azurite = await AzuriteServer.StartNewAsync();
        var ids = new Dictionary<string, SubmissionId>();
        var ledger = new TableServiceClient(azurite.ConnectionString).GetTableClient(SubmissionLedger.TableName);
        for (var kill = 0; kill < kills; kill++)
        {
            if (kill > 0 && kill % KillsInARow == 0)
            {
                await using var between = await FunctionsHost.StartAsync(azurite.ConnectionString);
                await DoneAsync(between);
            }
            await using var doomed = await FunctionsHost.StartAsync(azurite.ConnectionString);
            ids[Path(kill)] = await UploadAsync(azurite, Path(kill), Rows);
            if (kill == kills / 2) ids[Revision] = await UploadAsync(azurite, Revision, RowsOfRevision);
            await Eventually.IsTrueAsync(() => Task.FromResult(doomed.Log.Contains("ValidateDrop", StringComparison.Ordinal)), () => doomed.Log);
            await Task.Delay(random.Next(LongestLifeMs));
            await doomed.KillAsync();
        }
        await using var host = await FunctionsHost.StartAsync(azurite.ConnectionString);
        await DoneAsync(host);

        var rows = await RowsAsync(ledger);
        Assert.Equal(ids.Values.Select(i => $"{i}").Order(), rows.Select(r => r.RowKey).Order());
        Assert.All(rows, r => Assert.StartsWith("Accepted", r.Outcome, StringComparison.Ordinal));
        Assert.Equal($"{ids[Path(0)]}", Assert.Single(rows, r => r.Lifecycle == nameof(Lifecycle.Superseded)).RowKey);
        Assert.Equal(kills, rows.Count(r => r.Lifecycle == nameof(Lifecycle.Validated)));
        // At least one was killed in the middle: else nothing was shown.
        Assert.Contains(rows, r => r.Attempts > 1);

        var current = await new CurrentDrops(new TableServiceClient(azurite.ConnectionString)).ListAsync(CancellationToken.None);
        Assert.Equal(kills, current.Count);
        Assert.Equal((kills - 1) * Rows + RowsOfRevision, current.Sum(c => c.Rows));
        Assert.Equal(ids[Revision], current.MinBy(c => c.Period)!.Submission);
        Assert.Contains("\"isWhole\":true", await host.Http.GetStringAsync(new Uri("api/audit/submissions/dgie/verify", UriKind.Relative)), StringComparison.Ordinal);
        // Readers of the lake find what the ledger says: the revised drop's file stays for the history of revisions.
        Assert.Equal(ids.Values.Select(i => $"{i}.parquet").Order(), (await BlobsAsync(azurite, Containers.Lake)).Select(b => b.Split('/')[^1]).Order());

        async Task DoneAsync(FunctionsHost host)
        {
            await Eventually.IsTrueAsync(async () => (await RowsAsync(ledger)).Count(r => r.Outcome is not null) == ids.Count, () => host.Log);
            await Eventually.IsTrueAsync(async () => (await BlobsAsync(azurite, Containers.Drops)).Count == 0, () => host.Log);
        }
    }

    /// <summary>A month of its own for each.</summary>
    static string Path(int number) => $"dgie/work-permits/{2017 + number / 12}-{number % 12 + 1:00}/a.csv";

    static string Revision => Path(0).Replace("a.csv", "b.csv", StringComparison.Ordinal);

    static async Task<SubmissionId> UploadAsync(AzuriteServer azurite, string path, int rows)
    {
        var content = new BinaryData(Encoding.UTF8.GetBytes(Permits.File(1, rows)));
        var uploaded = await new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient(Containers.Drops).GetBlobClient(path).UploadAsync(content, overwrite: true);
        return SubmissionId.For(Agency, path, uploaded.Value.ETag.ToString());
    }

    static async Task<IReadOnlyList<SubmissionEntity>> RowsAsync(TableClient ledger)
    {
        var rows = new List<SubmissionEntity>();
        await foreach (var row in ledger.QueryAsync<SubmissionEntity>())
            if (SubmissionId.TryParse(row.RowKey, null, out _)) rows.Add(row);
        return rows;
    }

    static async Task<IReadOnlyList<string>> BlobsAsync(AzuriteServer azurite, string container)
    {
        var names = new List<string>();
        await foreach (var blob in new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient(container).GetBlobsAsync()) names.Add(blob.Name);
        return names;
    }
}
