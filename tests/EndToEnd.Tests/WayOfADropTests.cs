using Azure.Data.Tables;
using Azure.Storage.Blobs.Models;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

public sealed class WayOfADropTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Fact]
    public async Task A_clean_drop_is_accepted_stored_and_taken_out_of_the_inbox()
    {
        var receipt = await pipeline.DeliverAsync("dgie/work-permits/2025-01/a.csv", Permits.File(1, 200));

        Assert.Equal("AcceptedWithWarnings", receipt.Outcome);
        Assert.Equal(200, receipt.Report!.RowsAccepted);
        Assert.Equal($"lake/dataset=work-permits/period=2025-01/agency=dgie/{receipt.SubmissionId}.parquet", receipt.LakeFile);
        Assert.True(await pipeline.ExistsAsync(receipt.LakeFile!));
        Assert.True(await pipeline.ExistsAsync(receipt.FileNow));
        Assert.StartsWith("archive/dgie/", receipt.FileNow, StringComparison.Ordinal);
        await Eventually.IsTrueAsync(async () => !await pipeline.ExistsAsync($"drops/{receipt.Blob}"), () => "The file is still in the inbox.");
    }

    [Fact]
    public async Task A_faulty_drop_waits_in_quarantine_and_every_fault_is_located()
    {
        var file = Permits.File(1, 100).Replace("WP0000000007", "WP7", StringComparison.Ordinal).Replace("KEN-A0000009,100000001,KEN", "KEN-A0000009,100000001,XXX", StringComparison.Ordinal);

        var receipt = await pipeline.DeliverAsync("dgie/work-permits/2025-02/b.csv", file);

        Assert.Equal("Quarantined", receipt.Outcome);
        Assert.Null(receipt.LakeFile);
        Assert.StartsWith("quarantine/dgie/", receipt.FileNow, StringComparison.Ordinal);
        Assert.True(await pipeline.ExistsAsync(receipt.FileNow));
        Assert.Collection(receipt.Findings.Where(f => f.Line is not null).OrderBy(f => f.Line),
            f => Assert.Equal((8, "A8", "permit_id"), (f.Line, f.Cell, f.Column)),
            f => Assert.Equal((10, "D10", "nationality"), (f.Line, f.Cell, f.Column)));
        Assert.Equal(receipt.Report!.RowsRead, receipt.Report.RowsAccepted + receipt.Report.RowsRejected);
    }

    [Fact]
    public async Task A_correction_of_a_quarantined_drop_is_accepted()
    {
        var path = "dgie/work-permits/2025-03/c.csv";
        var bad = await pipeline.DeliverAsync(path, Permits.File(1, 50).Replace("KEN,F", "KEN,Q", StringComparison.Ordinal));
        var good = await pipeline.DeliverAsync(path, Permits.File(1, 50));

        Assert.Equal("Quarantined", bad.Outcome);
        Assert.Equal("AcceptedWithWarnings", good.Outcome);
    }

    [Fact]
    [Trait("Check", "7")]
    public async Task The_same_content_again_is_answered_with_the_first_receipt()
    {
        var first = await pipeline.DeliverAsync("dgie/work-permits/2025-04/d.csv", Permits.File(1, 60));
        var again = await pipeline.DeliverAsync("dgie/work-permits/2025-04/d-again.csv", Permits.File(1, 60));

        Assert.Equal(first.SubmissionId, again.DuplicateOf);
        Assert.NotEqual(first.SubmissionId, again.SubmissionId);
        Assert.Equal((first.Outcome, first.LakeFile, first.DecidedAt), (again.Outcome, again.LakeFile, again.DecidedAt));
        Assert.Equal(first.Report!.Sha256, again.Report!.Sha256);
        Assert.Single(await LakeFilesAsync("2025-04"));
    }

    [Fact]
    [Trait("Check", "7")]
    public async Task A_revision_takes_the_place_of_the_earlier_drop_and_going_back_is_a_revision_too()
    {
        var first = await pipeline.DeliverAsync("dgie/work-permits/2025-05/e.csv", Permits.File(1, 60));
        // Storage keeps whole seconds: a later delivery has a later time.
        await Task.Delay(1100);
        var second = await pipeline.DeliverAsync("dgie/work-permits/2025-05/e.csv", Permits.File(1, 61));
        await TakesTheOthersPlaceAsync(second, first);

        await Task.Delay(1100);
        var back = await pipeline.DeliverAsync("dgie/work-permits/2025-05/e.csv", Permits.File(1, 60));

        Assert.Null(back.DuplicateOf);
        await TakesTheOthersPlaceAsync(back, second);
    }

    // The receipt is there first, so that whoever finds the drop current finds its receipt too.
    Task TakesTheOthersPlaceAsync(Receipt later, Receipt earlier) => Eventually.IsTrueAsync(
        async () => await CurrentAsync("2025-05") == later.SubmissionId && await LifecycleAsync(earlier.SubmissionId) == nameof(Lifecycle.Superseded),
        () => pipeline.Log);

    [Fact]
    public async Task Many_drops_at_once_each_get_their_own_receipt()
    {
        var drops = Enumerable.Range(1, 12).Select(month => pipeline.DeliverAsync($"dgie/work-permits/2024-{month:00}/f.csv", Permits.File(month * 1000, 100 + month)));

        var receipts = await Task.WhenAll(drops);

        Assert.All(receipts, r => Assert.Equal("AcceptedWithWarnings", r.Outcome));
        Assert.Equal(Enumerable.Range(101, 12).Select(n => (long)n), receipts.Select(r => r.Report!.RowsRead));
    }

    [Fact]
    public async Task No_personal_identifier_leaves_the_closed_containers()
    {
        var file = Permits.File(1, 80).Replace(",100000001,KEN,F,1990,H1,2142", ",100000001,KEN,F,1990,H1,99", StringComparison.Ordinal);
        var accepted = await pipeline.DeliverAsync("dgie/work-permits/2025-06/g.csv", Permits.File(1, 80));
        var refused = await pipeline.DeliverAsync("dgie/work-permits/2025-07/g.csv", file);

        foreach (var receipt in new[] { accepted, refused })
            await foreach (var blob in pipeline.Blobs.GetBlobContainerClient(Containers.Receipts).GetBlobsAsync(BlobTraits.None, BlobStates.None, $"dgie/{receipt.SubmissionId}/", CancellationToken.None))
            {
                var text = (await pipeline.Blobs.GetBlobContainerClient(Containers.Receipts).GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content.ToString();
                Assert.DoesNotContain("KEN-A0000", text, StringComparison.Ordinal);
            }
        var lake = (await pipeline.Blobs.GetBlobContainerClient(Containers.Lake).GetBlobClient(accepted.LakeFile![5..]).DownloadContentAsync()).Value.Content;
        Assert.True(lake.ToMemory().Span.IndexOf("KEN-A0000"u8) < 0);
        Assert.DoesNotContain("KEN-A0000", pipeline.Log, StringComparison.Ordinal);
    }

    async Task<IReadOnlyList<string>> LakeFilesAsync(string period)
    {
        var names = new List<string>();
        await foreach (var blob in pipeline.Blobs.GetBlobContainerClient(Containers.Lake).GetBlobsAsync(BlobTraits.None, BlobStates.None, $"dataset=work-permits/period={period}/", CancellationToken.None))
            names.Add(blob.Name);
        return names;
    }

    async Task<string> CurrentAsync(string period) => (await Table(CurrentDrops.TableName)
        .GetEntityAsync<TableEntity>("work-permits", $"{period}|dgie")).Value.GetString("Submission")!;

    async Task<string> LifecycleAsync(string submission) => (await Table(SubmissionLedger.TableName)
        .GetEntityAsync<SubmissionEntity>("dgie", submission)).Value.Lifecycle;

    TableClient Table(string name) => new TableServiceClient(pipeline.Azurite.ConnectionString).GetTableClient(name);
}
