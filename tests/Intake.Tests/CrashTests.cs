using Pipeline.Audit;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Lake;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Intake.Tests;

/// <summary>The machine is switched off before every single write in turn; the event comes again; the end is always the same.</summary>
public sealed class CrashTests(Storage storage) : IClassFixture<Storage>
{
    [Theory]
    [InlineData(2020, 0, "AcceptedWithWarnings", Containers.Archive)]
    [InlineData(2022, 150, "Quarantined", Containers.Quarantine)]
    [InlineData(2024, 1, "AcceptedWithWarnings", Containers.Archive)]
    public async Task A_crash_anywhere_is_made_good_by_the_next_delivery(int year, int wrongRows, string outcome, string keptIn)
    {
        var crashes = 0;
        for (var writes = 0; ; writes++)
        {
            // Each of a period of its own: a second delivery is not late.
            var path = await storage.UploadAsync($"dgie/work-permits/{year + writes / 12}-{1 + writes % 12:00}/crash-{writes}.csv", FileWith(writes * Rows, wrongRows));
            var machine = new DyingMachine(writes);
            var died = await Record.ExceptionAsync(() => storage.Intake(machine).TakeAsync(path, default));
            Assert.True(died is null or MachineDiedException, died?.ToString());

            var receipt = await storage.Intake().TakeAsync(path, default);

            // Dead before the last write, the file is still in the inbox and was taken again; else nothing was left to take.
            Assert.Equal(died is null, receipt is null);
            Assert.Empty(await storage.ListAsync(Containers.Drops, path));
            if (receipt is not null) await AssertWholeAsync(receipt, outcome, keptIn, wrongRows);
            if (died is null) break;
            crashes++;
        }
        Assert.InRange(crashes, 8, 40);
        await AssertAuditedAsync();
    }

    [Fact]
    public async Task Rows_left_out_are_stored_beside_those_taken_and_named_in_the_receipt()
    {
        var path = await storage.UploadAsync("dgie/work-permits/2018-01/left-out.csv", FileWith(1, wrongRows: 2));
        var receipt = (await storage.Intake().TakeAsync(path, default))!;
        Assert.Equal((Rows, Rows - 2, 2), (receipt.Report!.RowsRead, receipt.Report.RowsAccepted, receipt.Report.RowsRejected));
        Assert.Equal((Rows - 2L, 2L), (await RowsInAsync(receipt.LakeFile!), await RowsInAsync(receipt.RejectedFile!)));
        Assert.Contains(receipt.RejectedFile!, (await storage.Blobs.GetBlobContainerClient(Containers.Receipts)
            .GetBlobClient($"dgie/{receipt.SubmissionId}/report.html").DownloadContentAsync()).Value.Content.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drop_that_is_withdrawn_takes_its_rows_left_out_with_it()
    {
        // Both hosts write; whoever claims the content second takes back what it wrote.
        var paths = await Task.WhenAll(Enumerable.Range(0, 5).Select(i => storage.UploadAsync($"dgie/work-permits/2018-02/copy-{i}.csv", FileWith(1, wrongRows: 1))));
        await Task.WhenAll(paths.Select(path => Task.Run(() => storage.Intake().TakeAsync(path, default))));
        Assert.Single(await storage.ListAsync(Containers.Lake, "rejected/dataset=work-permits/period=2018-02/"));
        Assert.Single(await storage.ListAsync(Containers.Lake, "dataset=work-permits/period=2018-02/"));
    }

    /// <summary>Every submission has one event for each of its steps, and the stream they stand in is whole.</summary>
    async Task AssertAuditedAsync()
    {
        var events = new List<AuditEvent>();
        var result = await new StreamVerifier(storage.Tables, SubmissionLedger.TableName).VerifyAsync("dgie", default, events.Add);
        Assert.True(result.IsWhole, result.Sentence);
        var rows = storage.Tables.GetTableClient(SubmissionLedger.TableName).Query<SubmissionEntity>("PartitionKey eq 'dgie' and RowKey ge 'a' and RowKey lt '{'").ToList();
        Assert.NotEmpty(rows);
        foreach (var row in rows)
        {
            var told = events.Where(e => e.Subject == row.RowKey).Select(e => e.Action).ToList();
            Assert.Equal("Received", told[0]);
            Assert.Equal(row.Attempts, told.Count(action => action == nameof(SubmissionAction.ValidationStarted)));
            Assert.Single(told, action => action == nameof(SubmissionAction.Decided));
        }
    }

    /// <summary>So many that one or two wrong ones are within the agreed rate.</summary>
    const int Rows = 400;

    static string FileWith(int first, int wrongRows)
    {
        var lines = Permits.File(first, Rows).Split("\r\n");
        for (var i = 1; i <= wrongRows; i++) lines[i * 2] = lines[i * 2].Replace(",KEN,", ",XXX,", StringComparison.Ordinal);
        return string.Join("\r\n", lines);
    }

    async Task AssertWholeAsync(Receipt receipt, string outcome, string keptIn, int wrongRows)
    {
        var (id, isAccepted) = (receipt.SubmissionId, outcome != "Quarantined");
        // The receipt, its page in both languages, the list of findings.
        Assert.Equal(4, (await storage.ListAsync(Containers.Receipts, $"dgie/{id}/")).Count);
        Assert.Single(await storage.ListAsync(keptIn, $"dgie/{id}/"));
        var row = (await storage.Tables.GetTableClient(SubmissionLedger.TableName).GetEntityAsync<SubmissionEntity>("dgie", id)).Value;
        Assert.Equal((nameof(Lifecycle.Validated), outcome), (row.Lifecycle, row.Outcome));
        var current = (await storage.Current.ListAsync(default)).Where(p => p.Submission.ToString() == id).ToList();
        Assert.Equal(isAccepted ? 1 : 0, current.Count);
        Assert.All(current, p => Assert.Equal(Rows - wrongRows, p.Rows));
        Assert.Equal(isAccepted && wrongRows > 0, receipt.RejectedFile is not null);
        if (receipt.RejectedFile is { } rejected) Assert.Equal(wrongRows, await RowsInAsync(rejected));
        if (!isAccepted) Assert.DoesNotContain(await storage.ListAsync(Containers.Lake, ""), name => name.Contains(id, StringComparison.Ordinal));
    }

    async Task<long> RowsInAsync(string file)
    {
        var blob = storage.Blobs.GetBlobContainerClient(Containers.Lake).GetBlobClient(file[(Containers.Lake.Length + 1)..]);
        await using var reader = await LakeReader.OpenAsync(new MemoryStream((await blob.DownloadContentAsync()).Value.Content.ToArray()), default);
        return Enumerable.Range(0, reader.RowGroupCount).Sum(reader.RowCount);
    }
}
