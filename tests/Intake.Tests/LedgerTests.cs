using Azure.Data.Tables;
using Pipeline.Audit;
using Pipeline.Audit.Seals;
using Pipeline.Intake.Ledger;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Intake.Tests;

/// <summary>Every change of a submission is an event, written with its row and its place in the list.</summary>
public sealed class LedgerTests(Storage storage) : IClassFixture<Storage>
{
    static readonly DateTimeOffset Morning = new(2026, 10, 5, 8, 0, 0, TimeSpan.Zero);

    readonly ManualTime _clock = new(Morning);

    SubmissionLedger Ledger => new(storage.Tables, _clock);

    [Fact]
    public async Task The_life_of_a_drop_is_told_by_its_events()
    {
        var path = await storage.UploadAsync("dgie/work-permits/2017-01/a.csv", Permits.File(1, 30));
        var receipt = (await storage.Intake().TakeAsync(path, default))!;

        var events = await EventsAsync("dgie", receipt.SubmissionId);
        Assert.Equal(["Received", "ValidationStarted", "Decided"], events.Select(e => e.Action));
        Assert.All(events, e => Assert.Equal(("intake", "2017-01"), (e.Actor, e.Details["period"])));
        var decided = events[^1].Details;
        Assert.Equal(("Validating", "Validated", receipt.Outcome, receipt.Report!.Sha256, "30", "30"),
            (decided["from"], decided["to"], decided["outcome"], decided["sha256"], decided["rowsRead"], decided["rowsAccepted"]));
        Assert.Equal(receipt.Report.ProtocolVersion.ToString(), decided["protocolVersion"]);
        await AssertWholeAsync("dgie");
    }

    [Fact]
    public async Task The_row_and_its_place_in_the_list_hold_what_a_list_and_a_scorecard_need()
    {
        var file = Permits.File(1, 400).Split("\r\n");
        file[2] = file[2].Replace(",KEN,", ",XXX,", StringComparison.Ordinal);
        var receipt = (await storage.Intake().TakeAsync(await storage.UploadAsync("dgie/work-permits/2017-02/b.csv", string.Join("\r\n", file)), default))!;

        var row = (await Ledger.FindAsync(SubmissionId.Parse(receipt.SubmissionId), default))!;
        Assert.Equal(("work-permits", "2017-02", "AcceptedWithWarnings"), (row.Dataset, row.Period, row.Outcome));
        // The wrong cell, and the drop itself: it came years after it was due.
        Assert.Equal((400L, 399L, 2L), (row.RowsRead, row.RowsAccepted, row.Errors));
        Assert.Equal((receipt.Report!.RowsWithWarnings, receipt.Report.ProtocolVersion.ToString()), (row.RowsWithWarnings, row.ProtocolVersion));
        Assert.True(row.Warnings >= row.RowsWithWarnings);
        Assert.NotNull(row.DecidedAt);
        Assert.Equal(receipt.DaysLate, row.Late);
        Assert.True(row.Late > 365);

        var listed = Assert.Single((await ListAsync(new([AgencyId.Parse("dgie")], Period: ReferencePeriod.Parse("2017-02")), 10)).Items);
        Assert.Equal((receipt.SubmissionId, row.Outcome, row.RowsRead, row.Late), (listed.SubmissionId, listed.Outcome, listed.RowsRead, listed.DaysLate));
    }

    [Fact]
    public async Task A_path_without_a_period_leaves_it_null_and_is_listed_all_the_same()
    {
        var receipt = (await storage.Intake().TakeAsync(await storage.UploadAsync("dgie/work-permits/october/c.csv", "x"), default))!;
        var row = (await Ledger.FindAsync(SubmissionId.Parse(receipt.SubmissionId), default))!;
        Assert.Equal(("work-permits", null, "Rejected", null, 1L), (row.Dataset, row.Period, row.Outcome, row.RowsRead, row.Errors));
        Assert.Null(row.Late);
    }

    [Fact]
    public async Task A_repeated_step_that_changes_nothing_writes_no_second_event()
    {
        var id = Id("t1", 1);
        await Ledger.BeginAsync(id, "t1/data/2026-10/a.csv", Morning, default);
        _clock.Advance(TimeSpan.FromMinutes(1));
        await Ledger.BeginAsync(id, "t1/data/2026-10/a.csv", Morning.AddMinutes(1), default);
        await Ledger.ChangeAsync(id, e => e.Lifecycle = nameof(Lifecycle.Validating), default);
        await Ledger.ChangeAsync(id, e => e.Lifecycle = nameof(Lifecycle.Validating), default);
        await Ledger.ChangeAsync(id, _ => { }, default);

        Assert.Equal(["Received", "ValidationStarted"], (await EventsAsync("t1", $"{id}")).Select(e => e.Action));
        Assert.Equal(Morning, (await Ledger.FindAsync(id, default))!.ReceivedAt);
    }

    [Fact]
    public async Task A_state_that_may_not_follow_is_refused_and_nothing_is_written()
    {
        var id = Id("t2", 1);
        await Ledger.BeginAsync(id, "t2/data/2026-10/a.csv", Morning, default);
        await Ledger.ChangeAsync(id, e => e.Lifecycle = nameof(Lifecycle.Superseded), default);

        var refusal = await Assert.ThrowsAsync<LifecycleException>(() => Ledger.ChangeAsync(id, e => e.Lifecycle = nameof(Lifecycle.Validating), default));

        Assert.Equal($"Submission {id} is Superseded and cannot become Validating. Nothing follows that.", refusal.Message);
        Assert.Equal(nameof(Lifecycle.Superseded), (await Ledger.FindAsync(id, default))!.Lifecycle);
        Assert.Equal(2, (await EventsAsync("t2", $"{id}")).Count);
    }

    [Fact]
    public async Task A_drop_superseded_before_its_outcome_was_known_stays_so_and_still_gets_its_receipt()
    {
        var path = await storage.UploadAsync("dgie/work-permits/2017-04/d.csv", Permits.File(1, 30));
        var delivery = (await new Inbox(storage.Blobs).FindAsync(path, default))!;
        var id = new DropNaming(Storage.Catalog).Identify(delivery).Id;
        await Ledger.BeginAsync(id, path, delivery.ReceivedAt, default);
        await Ledger.ChangeAsync(id, e => e.Lifecycle = nameof(Lifecycle.Superseded), default);

        var receipt = (await storage.Intake().TakeAsync(path, default))!;

        var row = (await Ledger.FindAsync(id, default))!;
        Assert.Equal((nameof(Lifecycle.Superseded), receipt.Outcome, 1), (row.Lifecycle, row.Outcome, row.Attempts));
        Assert.Equal(["Received", "Superseded", "ValidationStarted", "Decided"], (await EventsAsync("dgie", $"{id}")).Select(e => e.Action));
    }

    [Fact]
    public async Task A_submission_can_be_proved_and_a_changed_row_is_not_taken_for_what_was_decided()
    {
        var receipt = (await storage.Intake().TakeAsync(await storage.UploadAsync("rssb/employers/2017-05/e.csv", "x"), default))!;
        var seals = new SealStore(storage.Blobs);
        var proofs = new SubmissionProofs(storage.Tables, Ledger, seals, TimeProvider.System);
        var proof = (await proofs.FindAsync(SubmissionId.Parse(receipt.SubmissionId), default))!;
        Assert.Equal((true, true, receipt.Outcome), (proof.StreamVerifies, proof.RowAgrees, proof.Outcome));

        await storage.Tables.GetTableClient(SubmissionLedger.TableName)
            .UpdateEntityAsync(new TableEntity("rssb", receipt.SubmissionId) { ["Outcome"] = "Accepted" }, Azure.ETag.All);
        Assert.False((await proofs.FindAsync(SubmissionId.Parse(receipt.SubmissionId), default))!.RowAgrees);
        Assert.Null(await proofs.FindAsync(Id("t4", 1), default));

        // What was sealed was another event: somebody wrote the stream anew, with hashes that fit.
        await storage.Blobs.GetBlobContainerClient(Containers.Audit).CreateIfNotExistsAsync();
        var now = DateTimeOffset.UtcNow;
        var seal = new Seal(now, DateOnly.FromDateTime(now.UtcDateTime), [new(null, 1, new('0', 64), "rssb", SubmissionLedger.TableName)], null, SealDocument.Scheme);
        Assert.True(await seals.AddAsync(seal.Day, SealDocument.Write(seal), default));
        var after = (await proofs.FindAsync(SubmissionId.Parse(receipt.SubmissionId), default))!;
        Assert.False(after.StreamVerifies);
        Assert.Contains("written anew", after.Verification, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Lifecycle.Received, "Validating, Failed, Stuck, Superseded")]
    [InlineData(Lifecycle.Validating, "Validated, Failed, Stuck, Superseded")]
    [InlineData(Lifecycle.Validated, "Validating, Superseded")]
    [InlineData(Lifecycle.Failed, "Validating, Validated, Superseded")]
    [InlineData(Lifecycle.Stuck, "Validating, Validated, Failed, Superseded")]
    [InlineData(Lifecycle.Superseded, "")]
    public void What_may_follow_a_state_is_named(Lifecycle state, string next) => Assert.Equal(next, string.Join(", ", state.Next()));

    [Fact]
    public async Task A_change_of_a_submission_that_is_not_there_is_none()
    {
        Assert.Null(await Ledger.ChangeAsync(Id("t3", 1), e => e.Attempts++, default));
        Assert.Empty(await EventsAsync("t3", $"{Id("t3", 1)}"));
    }

    [Fact]
    public async Task The_list_is_newest_first_page_by_page_over_all_agencies_and_never_twice()
    {
        AgencyId[] agencies = [AgencyId.Parse("l1"), AgencyId.Parse("l2"), AgencyId.Parse("l3")];
        var expected = new List<(DateTimeOffset At, string Id)>();
        for (var i = 0; i < 17; i++)
        {
            // Some are received in the same second.
            var (agency, at) = ($"{agencies[i % 3]}", Morning.AddMinutes(i / 2));
            await Ledger.BeginAsync(Id(agency, i), $"{agency}/data/2026-10/{i}.csv", at, default);
            expected.Add((at, $"{Id(agency, i)}"));
        }

        var (listed, cursor) = (new List<string>(), (SubmissionCursor?)null);
        do
        {
            var page = await ListAsync(new(agencies), 4, cursor);
            Assert.InRange(page.Items.Count, 1, 4);
            listed.AddRange(page.Items.Select(i => i.SubmissionId));
            cursor = page.Next is { } next ? SubmissionCursor.TryParse($"{next}") : null;
            Assert.Equal(page.Next, cursor);
        }
        while (cursor is not null);

        Assert.Equal(expected.OrderByDescending(e => e.At).ThenBy(e => e.Id, StringComparer.Ordinal).Select(e => e.Id), listed);
    }

    [Fact]
    public async Task The_list_keeps_to_its_filters()
    {
        AgencyId[] agencies = [AgencyId.Parse("f1")];
        for (var i = 0; i < 6; i++)
        {
            await Ledger.BeginAsync(Id("f1", i), $"f1/{(i % 2 == 0 ? "even" : "odd")}/2026-0{1 + i}/{i}.csv", Morning.AddHours(i), default);
            if (i == 3) await Ledger.ChangeAsync(Id("f1", i), e => e.Lifecycle = nameof(Lifecycle.Failed), default);
            if (i == 4) await Ledger.ChangeAsync(Id("f1", i), e => (e.Lifecycle, e.Outcome) = (nameof(Lifecycle.Superseded), "Quarantined"), default);
        }

        Assert.Equal("5 3 1", await Listed(new(agencies, Dataset: DatasetId.Parse("odd"))));
        Assert.Equal("2", await Listed(new(agencies, Period: ReferencePeriod.Parse("2026-03"))));
        Assert.Equal("4", await Listed(new(agencies, Outcome: "Quarantined")));
        Assert.Equal("3", await Listed(new(agencies, Lifecycle: Lifecycle.Failed)));
        Assert.Equal("5 2 1 0", await Listed(new(agencies, Lifecycle: Lifecycle.Received)));
        Assert.Equal("3 2", await Listed(new(agencies, ReceivedFrom: Morning.AddHours(2), ReceivedTo: Morning.AddHours(4))));
        Assert.Equal("", await Listed(new([AgencyId.Parse("f2")])));

        async Task<string> Listed(SubmissionFilter filter) =>
            string.Join(' ', (await ListAsync(filter, 50)).Items.Select(i => i.Blob.Split('/')[^1].Replace(".csv", "", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_first_page_reads_no_more_rows_than_it_has()
    {
        for (var i = 0; i < 30; i++) await Ledger.BeginAsync(Id("p1", i), $"p1/data/2026-10/{i}.csv", Morning.AddMinutes(i), default);
        var rows = await storage.Tables.GetTableClient(SubmissionLedger.TableName)
            .QueryAsync<TableEntity>(new SubmissionFilter([AgencyId.Parse("p1")]).ToOData(AgencyId.Parse("p1"), null), maxPerPage: 3).AsPages().FirstAsync();
        Assert.Equal(["29.csv", "28.csv", "27.csv"], rows.Values.Select(r => r.GetString("BlobName")!.Split('/')[^1]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("!!")]
    [InlineData("YWJj")]
    [InlineData("é")]
    public void A_text_that_is_no_cursor_is_none(string text) => Assert.Null(SubmissionCursor.TryParse(text));

    static SubmissionId Id(string agency, int number) => SubmissionId.For(AgencyId.Parse(agency), $"drop-{number}", "x");

    Task<SubmissionPage> ListAsync(SubmissionFilter filter, int limit, SubmissionCursor? after = null) =>
        new SubmissionList(storage.Tables).ListAsync(filter, limit, after, default);

    async Task<List<AuditEvent>> EventsAsync(string stream, string subject) =>
        [.. (await new AuditReader(storage.Tables, SubmissionLedger.TableName).ReadAsync(stream, 1, 10_000, default)).Where(e => e.Subject == subject)];

    async Task AssertWholeAsync(string stream)
    {
        var result = await new StreamVerifier(storage.Tables, SubmissionLedger.TableName).VerifyAsync(stream, default);
        Assert.True(result.IsWhole, result.Sentence);
    }
}
