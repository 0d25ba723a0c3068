using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Lake;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Intake.Tests;

/// <summary>An agency says that there is nothing to report.</summary>
public sealed class NilReturnTests(Storage storage) : IClassFixture<Storage>
{
    [Fact]
    public async Task It_is_a_submission_with_a_receipt_and_readers_see_no_rows()
    {
        var receipt = await SayAsync("2019-01");
        var id = SubmissionId.Parse(receipt.SubmissionId);

        Assert.Equal(("Accepted", true), (receipt.Outcome, receipt.IsNil));
        Assert.Contains("nothing to report for 2019-01", receipt.Summary, StringComparison.Ordinal);
        Assert.Equal(2, (await storage.ListAsync(Containers.Receipts, $"dgie/{id}/")).Count);
        var row = (await storage.On().Ledger.FindAsync(id, default))!;
        Assert.Equal(("Validated", "Accepted", true, 0L, "work-permits", "2019-01"), (row.Lifecycle, row.Outcome, row.IsNil, row.RowsRead, row.Dataset, row.Period));
        var current = Assert.Single(await storage.Current.ListAsync(default), p => $"{p.Period}" == "2019-01");
        Assert.Equal((id, 0L), (current.Submission, current.Rows));
        var file = (await storage.Blobs.GetBlobContainerClient(Containers.Lake).GetBlobClient(current.BlobName).DownloadContentAsync()).Value.Content;
        await using var reader = await LakeReader.OpenAsync(new MemoryStream(file.ToArray()), default);
        Assert.Equal(0, Enumerable.Range(0, reader.RowGroupCount).Sum(reader.RowCount));
        Assert.Equal(receipt.SubmissionId, (await SayAsync("2019-01")).SubmissionId);
    }

    [Fact]
    public async Task A_file_with_rows_stands_unless_it_is_named()
    {
        var path = await storage.UploadAsync("dgie/work-permits/2019-02/a.csv", Permits.File(1, 30));
        var file = (await storage.Intake().TakeAsync(path, default))!;

        var refusal = await Assert.ThrowsAsync<NilReturnException>(() => SayAsync("2019-02"));
        Assert.Equal((file.SubmissionId, null), ($"{refusal.StandsFor}", refusal.Parameter));
        Assert.Contains("with 30 rows stands", refusal.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<NilReturnException>(() => SayAsync("2019-02", "dgie-00000000000000000000"));

        await Task.Delay(1100);
        var nil = await SayAsync("2019-02", file.SubmissionId);
        Assert.Equal("Superseded", (await storage.On().Ledger.FindAsync(SubmissionId.Parse(file.SubmissionId), default))!.Lifecycle);
        Assert.Equal(0, Assert.Single(await storage.Current.ListAsync(default), p => $"{p.Period}" == "2019-02").Rows);

        await Task.Delay(1100);
        var later = (await storage.Intake().TakeAsync(await storage.UploadAsync("dgie/work-permits/2019-02/b.csv", Permits.File(1, 31)), default))!;
        Assert.Equal("Superseded", (await storage.On().Ledger.FindAsync(SubmissionId.Parse(nil.SubmissionId), default))!.Lifecycle);
        Assert.Equal(31, Assert.Single(await storage.Current.ListAsync(default), p => $"{p.Period}" == "2019-02").Rows);
        Assert.Null(later.DuplicateOf);
    }

    [Fact]
    public async Task The_period_after_it_is_checked_beside_it()
    {
        await SayAsync("2019-04");
        var next = (await storage.Intake().TakeAsync(await storage.UploadAsync("dgie/work-permits/2019-05/a.csv", Permits.File(1, 30)), default))!;
        Assert.Equal("AcceptedWithWarnings", next.Outcome);
    }

    [Theory]
    [InlineData("2019", "period")]
    [InlineData("2099-01", "period")]
    public async Task One_for_a_period_that_the_dataset_does_not_have_or_that_has_not_ended_is_refused(string period, string parameter) =>
        Assert.Equal(parameter, (await Assert.ThrowsAsync<NilReturnException>(() => SayAsync(period))).Parameter);

    [Fact]
    public async Task A_crash_anywhere_is_made_good_by_sending_it_again()
    {
        for (var writes = 0; ; writes++)
        {
            var period = $"2018-{writes + 1:00}";
            var died = await Record.ExceptionAsync(() => SayAsync(period, machine: new DyingMachine(writes)));
            Assert.True(died is null or MachineDiedException, died?.ToString());
            if (writes % 2 == 1) await storage.On(clock: new ManualTime(DateTimeOffset.UtcNow.AddHours(2))).Stuck.RunAsync(default);

            var receipt = await SayAsync(period);

            var rows = await new SubmissionList(storage.Tables).ListAsync(new([AgencyId.Parse("dgie")], Period: ReferencePeriod.Parse(period)), 9, null, default);
            var row = Assert.Single(rows.Items);
            Assert.Equal((receipt.SubmissionId, "Validated", "Accepted"), (row.SubmissionId, row.Lifecycle, row.Outcome));
            Assert.Equal(receipt.SubmissionId, $"{Assert.Single(await storage.Current.ListAsync(default), p => $"{p.Period}" == period).Submission}");
            if (died is null) break;
        }
    }

    Task<Receipt> SayAsync(string period, string? replaces = null, DyingMachine? machine = null) => storage.On(machine).NilReturns.TakeAsync(
        new(AgencyId.Parse("dgie"), DatasetId.Parse("work-permits"), ReferencePeriod.Parse(period), "No permit was issued",
            replaces is null ? null : SubmissionId.Parse(replaces), "submitter1"), default);
}
