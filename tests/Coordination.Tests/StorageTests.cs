using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;
using Pipeline.Validation;
using Pipeline.YearReplay;

namespace Pipeline.Coordination.Tests;

/// <summary>The services on a real storage emulator.</summary>
public sealed class StorageTests : IAsyncLifetime
{
    static readonly ProtocolCatalog Catalog = ProtocolCatalog.Load(Repository.PathOf("protocols"));

    AzuriteAccount _azurite = null!;
    TableServiceClient _tables = null!;
    BlobServiceClient _blobs = null!;

    CoordinationReader Reader => new(Catalog, new DeliveryReader(_tables), new ReceiptStore(_blobs));

    public async Task InitializeAsync()
    {
        _azurite = await AzuriteAccount.TakeAsync();
        (_tables, _blobs) = (new(_azurite.ConnectionString), new(_azurite.ConnectionString));
        await _tables.CreateTableAsync(SubmissionLedger.TableName);
        await _tables.CreateTableAsync(NoticeBoard.TableName);
        await _blobs.CreateBlobContainerAsync(Containers.Receipts);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Deliveries_are_read_back_as_they_were_written_and_other_rows_are_none()
    {
        var made = MadeYear.Make(Expectation.Of(Catalog).Take(2), new(2027, 3, 1), seed: 3);
        await LedgerRows.WriteAsync(_tables, made, CancellationToken.None);
        var table = _tables.GetTableClient(SubmissionLedger.TableName);
        await table.AddEntityAsync(new TableEntity("dgie", $"{SubmissionId.For(AgencyId.Parse("dgie"), "again", "e")}")
        {
            ["BlobName"] = "dgie/work-permits/2026-10/a.csv",
            ["Lifecycle"] = "Validated",
            ["Outcome"] = "Accepted",
            ["ReceivedAt"] = DateTimeOffset.UnixEpoch,
            ["DuplicateOf"] = "dgie-00000000000000000000",
        });
        await table.AddEntityAsync(new TableEntity("unknown", $"{SubmissionId.For(AgencyId.Unknown, "stray", "e")}") { ["BlobName"] = "stray.csv", ["Lifecycle"] = "Validated", ["ReceivedAt"] = DateTimeOffset.UnixEpoch });
        Assert.Equal(made.OrderBy(d => $"{d.Submission}"), (await new DeliveryReader(_tables).ListAsync(CancellationToken.None)).OrderBy(d => $"{d.Submission}"));
    }

    [Fact]
    public void A_row_from_before_there_were_columns_for_it_tells_by_its_path()
    {
        var id = SubmissionId.For(AgencyId.Parse("dgie"), "old", "e");
        var read = DeliveryReader.Read(new("dgie", $"{id}") { ["BlobName"] = "dgie/returns/2026-10/a.csv", ["Lifecycle"] = "Received", ["ReceivedAt"] = DateTimeOffset.UnixEpoch });
        Assert.Equal(("returns", "2026-10", null, null), ($"{read!.Dataset}", $"{read.Period}", read.Outcome, read.RowsRead));
    }

    [Fact]
    public async Task The_one_answer_names_what_is_missing_late_and_wrong_and_where_the_receipt_is()
    {
        var late = await AddAsync("dgie/returns", "2026-10", "2026-11-20", "Accepted");
        var wrong = await AddAsync("dgie/work-permits", "2026-10", "2026-11-08", "Quarantined");
        await new ReceiptStore(_blobs).WriteAsync(wrong.Submission, ReceiptOf(wrong), errorsCsv: null, CancellationToken.None);
        CoordinationQuestion question = new(new(2026, 12, 6), PeriodSpan.UsualOn(new(2026, 12, 6)));

        var view = await Reader.ViewAsync(question, await Reader.ReadCalendarAsync(question, CancellationToken.None), CancellationToken.None);

        var dgie = view.Agencies.Single(a => a.Agency == "dgie");
        Assert.Equal(["border-crossings", "work-permits"], dgie.Missing.Where(m => m.Period == "2026-10").Select(m => m.Dataset));
        Assert.Equal([false, true], dgie.Missing.Select(m => m.DeliveredNotAccepted));
        Assert.Equal(("returns", 5, $"{late.Submission}"), dgie.Late.Single() is var l ? (l.Dataset, l.DaysPastDue, l.Submission) : default);
        Assert.Equal([("border-crossings", "2026-11"), ("work-permits", "2026-11")], dgie.DueSoon.Select(d => (d.Dataset, d.Period)));
        var drop = Assert.Single(dgie.NotAccepted);
        Assert.Equal(("work-permits", "Quarantined", $"/api/submissions/{wrong.Submission}"), (drop.Dataset, drop.Outcome, drop.Receipt));
        Assert.Equal([new TopFinding("file.header", 2, "A column is missing.", "Une colonne manque.")], drop.Findings);
        Assert.Equal(new(2028, 12, 31), view.HolidaysKnownTo);
    }

    [Fact]
    public async Task A_look_at_the_calendar_says_nothing_twice_and_the_newest_is_listed_first()
    {
        var clock = new ManualTime(new(2026, 11, 11, 4, 0, 0, TimeSpan.Zero));
        var (board, watch) = (new NoticeBoard(_tables), new CalendarWatch(Reader, new NoticeBoard(_tables), clock));
        var first = await watch.RunAsync(CancellationToken.None);
        Assert.True(first[NoticeKind.Missing] > 0 && first[NoticeKind.ReminderDue] > 0, string.Join(", ", first));
        Assert.All(await watch.RunAsync(CancellationToken.None), k => Assert.Equal(0, k.Value));

        await AddAsync("dgie/work-permits", "2026-10", "2026-11-12", "Accepted");
        clock.Advance(TimeSpan.FromDays(1.5));
        Assert.Equal(1, (await watch.RunAsync(CancellationToken.None))[NoticeKind.Late]);

        var listed = await board.ListAsync("dgie", CancellationToken.None);
        Assert.Equal("dgie/work-permits of 2026-10 came 2 day(s) late.", listed.Single(n => n.Kind == "Late").Text);
        Assert.Equal(listed.OrderByDescending(n => n.At).Select(n => n.At), listed.Select(n => n.At));
        Assert.Equal(clock.GetUtcNow(), listed[0].At);
        Assert.All(listed, n => Assert.Equal("dgie", n.Agency));
        Assert.Contains(await board.ListAsync(null, CancellationToken.None), n => n.Agency == "mifotra");
    }

    [Theory]
    [InlineData("2031-05-01", "AgreementEndsIn60")]
    [InlineData("2031-06-05", "AgreementEndsIn30")]
    [InlineData("2031-06-25", "AgreementEndsIn7")]
    [InlineData("2031-07-01", "AgreementEnded")]
    public async Task That_an_agreement_ends_is_said_once_at_each_stage(string day, string kind)
    {
        var at = DateTimeOffset.Parse($"{day}T04:00:00Z", System.Globalization.CultureInfo.InvariantCulture);
        var (board, watch) = (new NoticeBoard(_tables), new AgreementWatch(Catalog, new NoticeBoard(_tables), new ManualTime(at)));
        var ending = Catalog.Protocols.Count(p => p.Agreement.ExpiresOn == new DateOnly(2031, 6, 30));
        Assert.True(ending > 0);
        Assert.Equal(ending, await watch.RunAsync(CancellationToken.None));
        Assert.Equal(0, await watch.RunAsync(CancellationToken.None));
        var notice = (await board.ListAsync("dgie", CancellationToken.None)).First(n => n.Dataset == "work-permits");
        Assert.Equal((kind, "1.0.0", new DateOnly(2031, 6, 30)), (notice.Kind, notice.Period, notice.DueOn));
        Assert.Contains("dgie/work-permits@1.0.0", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_agreement_that_ends_later_gives_no_notice() =>
        Assert.Equal(0, await new AgreementWatch(Catalog, new NoticeBoard(_tables), new ManualTime(new(2031, 4, 30, 4, 0, 0, TimeSpan.Zero))).RunAsync(CancellationToken.None));

    async Task<Delivered> AddAsync(string name, string period, string day, string outcome)
    {
        var (agency, dataset) = (AgencyId.Parse(name.Split('/')[0]), DatasetId.Parse(name.Split('/')[1]));
        var delivered = Deliver.Of(period, day, outcome) with { Agency = agency, Dataset = dataset, Submission = SubmissionId.For(agency, $"{name}/{period}/{day}", "e"), RowsWithWarnings = 0, Errors = 0, Warnings = 0 };
        await _tables.GetTableClient(SubmissionLedger.TableName).AddEntityAsync(LedgerRows.ToEntity(delivered));
        return delivered;
    }

    static Receipt ReceiptOf(Delivered delivered)
    {
        Finding finding = new("file.header", "missing-label", Severity.Error, 0, null, null, null, "sex", null, null)
        {
            Expected = new("the column"),
            Message = new("A column is missing.", "Une colonne manque."),
            Fix = new("Add it."),
        };
        return new($"{delivered.Submission}", null, "dgie/work-permits/2026-10/a.csv", delivered.ReceivedAt, delivered.DecidedAt!.Value, "Quarantined", "No.", "Mend it.", "quarantine/a.csv", null, [finding, finding], null);
    }
}
