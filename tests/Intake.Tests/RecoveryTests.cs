using Pipeline.Audit;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Recovery;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Intake.Tests;

/// <summary>What hosts left in the middle and what no event reported, with the clock moved on.</summary>
public sealed class RecoveryTests : IAsyncLifetime
{
    // A storage of its own for each test: a sweep looks at everything.
    readonly Storage _storage = new();
    readonly ManualTime _clock = new(DateTimeOffset.UtcNow);

    Parts Parts => _storage.On(clock: _clock);

    public Task InitializeAsync() => _storage.InitializeAsync();

    public Task DisposeAsync() => _storage.DisposeAsync();

    [Fact]
    public async Task A_drop_that_a_host_left_in_the_middle_is_marked_and_taken_again()
    {
        var id = await LeaveAsync("dgie/work-permits/2021-01/a.csv", writes: 3);

        Assert.Equal(new(0, 0, 0, 0, 0), await Parts.Stuck.RunAsync(default));
        _clock.Advance(TimeSpan.FromHours(1.1));
        Assert.Equal(new(1, 1, 0, 0, 0), await Parts.Stuck.RunAsync(default));

        var row = (await Parts.Ledger.FindAsync(id, default))!;
        Assert.Equal(("Validated", "AcceptedWithWarnings", 2), (row.Lifecycle, row.Outcome, row.Attempts));
        Assert.Equal(["Received", "ValidationStarted", "Stuck", "ValidationStarted", "Decided"], await ActionsAsync(id));
        Assert.Empty(await _storage.ListAsync(Containers.Drops, ""));
        Assert.Equal(new(0, 0, 0, 0, 0), await Parts.Stuck.RunAsync(default));
    }

    [Fact]
    public async Task A_drop_that_another_host_began_since_it_was_listed_is_left_to_it()
    {
        var id = await LeaveAsync("dgie/work-permits/2021-01/a.csv", writes: 3);
        _clock.Advance(TimeSpan.FromHours(1.1));
        var listed = await new UndecidedSubmissions(_storage.Tables).ListAsync(_clock.GetUtcNow() - TimeSpan.FromHours(1), default);
        Assert.Equal($"{id}", Assert.Single(listed).RowKey);
        // A slow host that has begun anew just now.
        await Parts.Ledger.ChangeAsync(id, row => row.Attempts++, default);

        Assert.Equal(new(0, 0, 0, 0, 0), await Parts.Stuck.RunAsync(default));
        Assert.Equal("Validating", (await Parts.Ledger.FindAsync(id, default))!.Lifecycle);
        _clock.Advance(TimeSpan.FromMinutes(59));
        Assert.Equal(0, (await Parts.Stuck.RunAsync(default)).Found);
        _clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, (await Parts.Stuck.RunAsync(default)).Taken);
    }

    [Fact]
    public async Task A_drop_that_every_attempt_was_lost_on_fails_with_a_receipt_and_is_tried_no_more()
    {
        var id = await LeaveAsync("dgie/work-permits/2021-02/b.csv", writes: 3);
        for (var attempt = 2; attempt <= 3; attempt++)
        {
            _clock.Advance(TimeSpan.FromHours(1.1));
            // Dies in the sweep too: the mark and the begin are its only writes.
            var machine = new DyingMachine(2);
            await Record.ExceptionAsync(() => _storage.On(machine, clock: _clock).Stuck.RunAsync(default));
            Assert.True(machine.IsDead);
        }
        _clock.Advance(TimeSpan.FromHours(1.1));

        Assert.Equal(new(1, 0, 1, 0, 0), await Parts.Stuck.RunAsync(default));

        var row = (await Parts.Ledger.FindAsync(id, default))!;
        Assert.Equal(("Failed", null, 3), (row.Lifecycle, row.Outcome, row.Attempts));
        Assert.Contains("no verdict on the file", (await Parts.Receipts.FindAsync(id, default))!.Summary, StringComparison.Ordinal);
        Assert.Single(await _storage.ListAsync(Containers.Drops, ""));
        _clock.Advance(TimeSpan.FromHours(5));
        Assert.Equal(new(0, 0, 0, 0, 0), await Parts.Stuck.RunAsync(default));
        Assert.Equal(0, (await Parts.Unreported.RunAsync(default)).Taken);
    }

    [Fact]
    public async Task A_drop_whose_file_is_gone_says_so()
    {
        var id = await LeaveAsync("dgie/work-permits/2021-03/c.csv", writes: 3);
        await _storage.Blobs.GetBlobContainerClient(Containers.Drops).DeleteBlobAsync("dgie/work-permits/2021-03/c.csv");
        _clock.Advance(TimeSpan.FromHours(1.1));

        Assert.Equal(new(1, 0, 1, 0, 0), await Parts.Stuck.RunAsync(default));

        var receipt = (await Parts.Receipts.FindAsync(id, default))!;
        Assert.Equal(("Failed", "Upload the file again."), (receipt.Outcome, receipt.Next));
        Assert.Contains("no longer in the inbox", receipt.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_drop_that_was_replaced_while_its_host_was_dead_is_superseded_and_the_new_one_is_found_without_an_event()
    {
        var id = await LeaveAsync("dgie/work-permits/2021-04/d.csv", writes: 3);
        await _storage.UploadAsync("dgie/work-permits/2021-04/d.csv", Permits.File(1, 60));
        _clock.Advance(TimeSpan.FromHours(1.1));

        await Parts.Stuck.RunAsync(default);
        Assert.Equal("Superseded", (await Parts.Ledger.FindAsync(id, default))!.Lifecycle);
        Assert.Equal(new ReconcileSummary(1, 1, 1, 0), await Parts.Unreported.RunAsync(default));

        Assert.Equal(60, Assert.Single(await _storage.Current.ListAsync(default)).Rows);
    }

    [Fact]
    public async Task Files_that_no_event_reported_are_taken_oldest_first_and_no_more_than_a_run_may()
    {
        foreach (var month in (int[])[3, 1, 2])
        {
            await _storage.UploadAsync($"dgie/work-permits/2020-{month:00}/m.csv", Permits.File(month * 100, 20));
            await Task.Delay(1100);
        }
        _clock.Advance(TimeSpan.FromMinutes(5));
        var parts = new Parts(_storage.Blobs, _storage.Tables, Storage.Catalog, _clock) { Terms = Parts.Terms with { MostPerRun = 2, UnreportedAfter = TimeSpan.FromMinutes(2) } };

        Assert.Equal(new ReconcileSummary(3, 2, 2, 0), await parts.Unreported.RunAsync(default));
        Assert.Equal(["2020-01", "2020-03"], (await _storage.Current.ListAsync(default)).Select(p => $"{p.Period}"));
        Assert.Equal(new ReconcileSummary(1, 1, 1, 0), await parts.Unreported.RunAsync(default));
        Assert.Equal(new ReconcileSummary(0, 0, 0, 0), await parts.Unreported.RunAsync(default));
    }

    [Fact]
    public async Task What_came_just_now_or_is_being_worked_on_is_left_to_its_event()
    {
        await LeaveAsync("dgie/work-permits/2021-05/e.csv", writes: 3);
        await _storage.UploadAsync("dgie/work-permits/2021-06/f.csv", Permits.File(1, 20));
        var parts = new Parts(_storage.Blobs, _storage.Tables, Storage.Catalog, _clock) { Terms = Parts.Terms with { UnreportedAfter = TimeSpan.FromMinutes(2) } };
        Assert.Equal(new ReconcileSummary(0, 0, 0, 0), await parts.Unreported.RunAsync(default));
        _clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(new ReconcileSummary(2, 2, 1, 0), await parts.Unreported.RunAsync(default));
        Assert.Single(await _storage.ListAsync(Containers.Drops, "dgie/work-permits/2021-05/"));
    }

    [Fact]
    public async Task A_file_that_was_left_behind_after_its_outcome_is_taken_out_of_the_inbox()
    {
        // Each time a file of its own and one write more, until the outcome is written and only the removal is not.
        var path = "";
        for (var writes = 0; path.Length == 0 || await RowAsync(path.Split('/')[2]) is not { Outcome: not null }; writes++)
        {
            if (path.Length > 0) await _storage.Blobs.GetBlobContainerClient(Containers.Drops).DeleteBlobAsync(path);
            path = await _storage.UploadAsync($"dgie/work-permits/{2018 + writes / 12}-{writes % 12 + 1:00}/g.csv", Permits.File(writes * 20, 20));
            Assert.IsType<MachineDiedException>(await Record.ExceptionAsync(() => _storage.Intake(new DyingMachine(writes)).TakeAsync(path, default)));
        }
        Assert.Single(await _storage.ListAsync(Containers.Drops, path));
        _clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, (await Parts.Unreported.RunAsync(default)).Taken);
        Assert.Empty(await _storage.ListAsync(Containers.Drops, path));
    }

    [Fact]
    public async Task A_poison_message_that_comes_between_two_attempts_leaves_the_outcome_and_its_receipt()
    {
        var path = await _storage.UploadAsync("dgie/work-permits/2021-08/h.csv", Permits.File(1, 20));
        var delivery = (await Parts.Inbox.FindAsync(path, default))!;
        var message = $$"""{"FunctionId": "x", "BlobType": "BlockBlob", "ContainerName": "drops", "BlobName": "{{path}}", "ETag": "{{delivery.ETag.Trim('"')}}"}""";
        await Parts.Failed.RecordAsync(message, default);
        await Parts.Failed.RecordAsync(message, default);
        Assert.Equal("Failed", (await RowAsync("2021-08"))!.Lifecycle);

        var receipt = (await Parts.Intake.TakeAsync(path, default))!;
        await Parts.Failed.RecordAsync(message, default);

        var row = (await RowAsync("2021-08"))!;
        Assert.Equal(("Validated", receipt.Outcome), (row.Lifecycle, row.Outcome));
        Assert.Equal(receipt.Outcome, (await Parts.Receipts.FindAsync(SubmissionId.Parse(receipt.SubmissionId), default))!.Outcome);
    }

    /// <summary>Uploads a drop and has a host die in the middle of it.</summary>
    async Task<SubmissionId> LeaveAsync(string path, int writes)
    {
        await _storage.UploadAsync(path, Permits.File(1, 50));
        var delivery = (await Parts.Inbox.FindAsync(path, default))!;
        Assert.IsType<MachineDiedException>(await Record.ExceptionAsync(() => _storage.On(new DyingMachine(writes), clock: _clock).Intake.TakeAsync(path, default)));
        return SubmissionId.For(AgencyId.Parse("dgie"), path, delivery.ETag);
    }

    async Task<SubmissionEntity?> RowAsync(string period) => (await new SubmissionList(_storage.Tables)
        .ListAsync(new([AgencyId.Parse("dgie")], Period: ReferencePeriod.Parse(period)), 1, null, default)).Items is [var item]
            ? await Parts.Ledger.FindAsync(SubmissionId.Parse(item.SubmissionId), default)
            : null;

    async Task<IEnumerable<string>> ActionsAsync(SubmissionId id) =>
        (await new AuditReader(_storage.Tables, SubmissionLedger.TableName).ReadAsync($"{id.Agency}", 1, 1000, default)).Where(e => e.Subject == $"{id}").Select(e => e.Action);
}
