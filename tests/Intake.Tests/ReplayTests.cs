using Azure.Data.Tables;
using Pipeline.Audit;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Intake.Replay;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Intake.Tests;

/// <summary>Submissions are decided again under another version of their protocol.</summary>
public sealed class ReplayTests(Storage storage) : IClassFixture<Storage>
{
    const int Rows = 400;
    const string Reason = "The rate was agreed anew";

    /// <summary>So many wrong rows are agreed, and none at all.</summary>
    static readonly ProtocolCatalog Lenient = Version(new(1, 1, 0), errorRate: 0.1);
    static readonly ProtocolCatalog Strict = Version(new(2, 0, 0), errorRate: 0);

    [Fact]
    public async Task A_dry_run_says_what_would_change_and_stores_nothing()
    {
        var id = await DeliverAsync("2016-01", wrongRows: 20);
        var before = await SnapshotAsync();

        var (preview, refusal) = await storage.On(catalog: Lenient).Replay.PreviewAsync(id, default);

        Assert.Null(refusal);
        Assert.Equal(("Quarantined", "1.0.0", 400L, 0L), (preview!.Before.Outcome, preview.Before.ProtocolVersion, preview.Before.RowsRead, preview.Before.RowsAccepted));
        Assert.Equal(("AcceptedWithWarnings", "1.1.0", 400L, 380L), (preview.After.Outcome, preview.After.ProtocolVersion, preview.After.RowsRead, preview.After.RowsAccepted));
        Assert.Equal((CurrentDataEffect.RowsEnter, 0), (preview.Effect, preview.NewlyFailing.Count));
        Assert.StartsWith($"1.1.0-{preview.After.Sha256![..16]}-", preview.Fingerprint, StringComparison.Ordinal);
        Assert.Equal(before, await SnapshotAsync());
    }

    [Fact]
    public async Task A_quarantined_drop_that_a_new_version_takes_comes_into_use_under_its_id()
    {
        var id = await DeliverAsync("2016-02", wrongRows: 20);
        var receipt = await ReplayAsync(id, Lenient);

        Assert.Equal(("AcceptedWithWarnings", $"{id}", $"archive/dgie/{id}/a.csv"), (receipt.Outcome, receipt.SubmissionId, receipt.FileNow));
        Assert.Equal((1, Reason, "1.1.0", "Quarantined", "1.0.0"), (receipt.Replayed!.Number, receipt.Replayed.Reason, receipt.Replayed.ProtocolVersion, receipt.Replayed.OutcomeBefore, receipt.Replayed.ProtocolVersionBefore));
        Assert.Contains(Reason, receipt.Summary, StringComparison.Ordinal);
        await AssertStandsAsync(id, "2016-02", "AcceptedWithWarnings", 380);
        Assert.Empty(await storage.ListAsync(Containers.Quarantine, $"dgie/{id}/"));
        var events = await EventsAsync(id);
        Assert.Equal(["Received", "ValidationStarted", "Decided", "ReplayStarted", "Decided"], events.Select(e => e.Action));
        Assert.Equal(("operator1", "Quarantined", "AcceptedWithWarnings"), (events[3].Actor, events[3].Details["outcome"], events[4].Details["outcome"]));
    }

    [Fact]
    public async Task An_accepted_drop_that_a_new_version_turns_down_leaves_the_data_in_use()
    {
        var id = await DeliverAsync("2016-03", wrongRows: 1);
        await AssertStandsAsync(id, "2016-03", "AcceptedWithWarnings", 399);
        var (preview, _) = await storage.On(catalog: Strict).Replay.PreviewAsync(id, default);
        Assert.Equal(CurrentDataEffect.RowsLeave, preview!.Effect);

        var receipt = await ReplayAsync(id, Strict);

        Assert.Equal(("Quarantined", $"quarantine/dgie/{id}/a.csv"), (receipt.Outcome, receipt.FileNow));
        Assert.DoesNotContain(await storage.Current.ListAsync(default), p => p.Submission == id);
        Assert.Empty(await LakeFilesAsync(id));
        Assert.Empty(await storage.ListAsync(Containers.Archive, $"dgie/{id}/"));
        // And back again: the file is in quarantine now.
        Assert.Equal(380 + 19, (await ReplayAsync(id, Lenient)).Report!.RowsAccepted);
        await AssertStandsAsync(id, "2016-03", "AcceptedWithWarnings", 399);
    }

    [Fact]
    public async Task What_the_operator_has_not_seen_is_not_done()
    {
        var id = await DeliverAsync("2016-04", wrongRows: 1);
        var (seen, _) = await storage.On(catalog: Lenient).Replay.PreviewAsync(id, default);
        var before = await SnapshotAsync();

        // The protocol changed between the two: the drop would leave the data in use now.
        var (receipt, refusal) = await storage.On(catalog: Strict).Replay.RunAsync(id, new(seen!.Fingerprint, Reason, "operator1"), default);

        Assert.Null(receipt);
        Assert.Equal((ReplayRefusalKind.Changed, CurrentDataEffect.RowsLeave), (refusal!.Kind, refusal.Preview!.Effect));
        Assert.Equal(before, await SnapshotAsync());
    }

    [Fact]
    public async Task An_older_revision_stays_superseded_and_the_newer_one_current()
    {
        var first = await DeliverAsync("2016-05", wrongRows: 1);
        await Task.Delay(1100);
        var second = await DeliverAsync("2016-05", wrongRows: 2);
        var (preview, _) = await storage.On(catalog: Lenient).Replay.PreviewAsync(first, default);
        Assert.Equal(CurrentDataEffect.StaysSuperseded, preview!.Effect);

        await ReplayAsync(first, Lenient);

        var row = (await storage.On().Ledger.FindAsync(first, default))!;
        Assert.Equal(("Superseded", "1.1.0", null), (row.Lifecycle, row.ProtocolVersion, row.Replaying));
        await AssertStandsAsync(second, "2016-05", "AcceptedWithWarnings", 398);
        var previous = await storage.Current.FindAsync(DatasetId.Parse("work-permits"), ReferencePeriod.Parse("2016-05"), AgencyId.Parse("dgie"), second, default);
        Assert.Equal(Assert.Single(await LakeFilesAsync(first)), previous!.BlobName);
        await ReplayAsync(second, Lenient);
        await AssertStandsAsync(second, "2016-05", "AcceptedWithWarnings", 398);
    }

    [Fact]
    public async Task A_failed_drop_is_taken_from_the_inbox()
    {
        var path = await storage.UploadAsync("dgie/work-permits/2016-06/a.csv", FileWith("2016-06", 1));
        var parts = storage.On();
        var delivery = (await parts.Inbox.FindAsync(path, default))!;
        await parts.Failed.RecordAsync($$"""{"ContainerName": "drops", "BlobName": "{{path}}", "ETag": "{{delivery.ETag.Trim('"')}}"}""", default);
        var id = SubmissionId.For(AgencyId.Parse("dgie"), path, delivery.ETag);
        var (preview, _) = await parts.Replay.PreviewAsync(id, default);
        Assert.Equal((null, "AcceptedWithWarnings", CurrentDataEffect.RowsEnter), (preview!.Before.Outcome, preview.After.Outcome, preview.Effect));

        var receipt = await ReplayAsync(id, Storage.Catalog);

        Assert.Equal((1, null), (receipt.Replayed!.Number, receipt.Replayed.OutcomeBefore));
        await AssertStandsAsync(id, "2016-06", "AcceptedWithWarnings", 399);
        Assert.Empty(await storage.ListAsync(Containers.Drops, path));
    }

    [Fact]
    public async Task What_cannot_be_read_again_is_refused_with_the_way_on()
    {
        var original = await DeliverAsync("2016-07", wrongRows: 1);
        var again = await storage.UploadAsync("dgie/work-permits/2016-07/again.csv", FileWith("2016-07", 1));
        var duplicate = SubmissionId.Parse((await storage.Intake().TakeAsync(again, default))!.SubmissionId);

        Assert.Contains($"replay that one", (await storage.On().Replay.PreviewAsync(duplicate, default)).Refusal!.Sentence, StringComparison.Ordinal);
        Assert.Equal(ReplayRefusalKind.Unknown, (await storage.On().Replay.PreviewAsync(SubmissionId.Parse("dgie-00000000000000000000"), default)).Refusal!.Kind);
        await storage.Blobs.GetBlobContainerClient(Containers.Archive).DeleteBlobAsync($"dgie/{original}/a.csv");
        Assert.Contains("deliver it again", (await storage.On().Replay.PreviewAsync(original, default)).Refusal!.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_operators_at_once_replay_once()
    {
        var id = await DeliverAsync("2016-08", wrongRows: 20);
        var (preview, _) = await storage.On(catalog: Lenient).Replay.PreviewAsync(id, default);
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() =>
            storage.On(catalog: Lenient).Replay.RunAsync(id, new(preview!.Fingerprint, Reason, "operator1"), default))));
        Assert.Single(answers, a => a.Receipt is not null);
        Assert.All(answers.Where(a => a.Receipt is null), a => Assert.Contains(a.Refusal!.Kind, (ReplayRefusalKind[])[ReplayRefusalKind.Busy, ReplayRefusalKind.Changed]));
        await AssertStandsAsync(id, "2016-08", "AcceptedWithWarnings", 380);
        Assert.Equal(1, (await storage.On().Ledger.FindAsync(id, default))!.Replays);
    }

    /// <summary>The machine is switched off before every single write of a replay in turn; the sweep goes on with it.</summary>
    [Theory]
    [InlineData(2017, 20, true)]
    [InlineData(2020, 1, true)]
    [InlineData(2023, 1, false)]
    public async Task A_replay_that_a_host_left_anywhere_ends_as_it_was_shown(int year, int wrongRows, bool lenient)
    {
        var catalog = lenient ? Lenient : Strict;
        var crashes = 0;
        for (var writes = 0; ; writes++)
        {
            var period = $"{year + writes / 12}-{1 + writes % 12:00}";
            var id = await DeliverAsync(period, wrongRows, $"crash-{writes}.csv", first: writes * Rows);
            var (preview, _) = await storage.On(catalog: catalog).Replay.PreviewAsync(id, default);
            var died = await Record.ExceptionAsync(() => storage.On(new DyingMachine(writes), catalog).Replay.RunAsync(id, new(preview!.Fingerprint, Reason, "operator1"), default));
            Assert.True(died is null or MachineDiedException, died?.ToString());
            if (died is not null) await AssertReadableAsync();

            var row = (await storage.On().Ledger.FindAsync(id, default))!;
            Assert.Equal(died is not null && writes > 0, row.Replaying is not null);
            if (row.Replaying is not null) Assert.Equal(preview!.Before.Outcome, row.Outcome);
            var clock = new ManualTime(DateTimeOffset.UtcNow.AddHours(2));
            await storage.On(catalog: catalog, clock: clock).Stuck.RunAsync(default);
            // What died before it began is asked for again.
            if (writes == 0) await ReplayAsync(id, catalog);

            row = (await storage.On().Ledger.FindAsync(id, default))!;
            Assert.Equal(("Validated", preview!.After.Outcome, null, 1), (row.Lifecycle, row.Outcome, row.Replaying, row.Replays));
            if (lenient) await AssertStandsAsync(id, period, preview.After.Outcome!, Rows - wrongRows);
            else Assert.Empty(await LakeFilesAsync(id));
            Assert.Single([.. await storage.ListAsync(Containers.Archive, $"dgie/{id}/"), .. await storage.ListAsync(Containers.Quarantine, $"dgie/{id}/")]);
            if (died is null) break;
            crashes++;
        }
        Assert.InRange(crashes, 6, 30);
        Assert.True((await new StreamVerifier(storage.Tables, SubmissionLedger.TableName).VerifyAsync("dgie", default)).IsWhole);
    }

    async Task<SubmissionId> DeliverAsync(string period, int wrongRows, string file = "a.csv", int first = 1)
    {
        var path = await storage.UploadAsync($"dgie/work-permits/{period}/{file}", FileWith(period, wrongRows, first));
        return SubmissionId.Parse((await storage.Intake().TakeAsync(path, default))!.SubmissionId);
    }

    async Task<Receipt> ReplayAsync(SubmissionId id, ProtocolCatalog catalog)
    {
        var replay = storage.On(catalog: catalog).Replay;
        var (preview, obstacle) = await replay.PreviewAsync(id, default);
        Assert.True(preview is not null, obstacle?.Sentence);
        var (receipt, refusal) = await replay.RunAsync(id, new(preview.Fingerprint, Reason, "operator1"), default);
        Assert.True(receipt is not null, refusal?.Sentence);
        return receipt;
    }

    /// <summary>The submission is its period's current one, and what readers find says so.</summary>
    async Task AssertStandsAsync(SubmissionId id, string period, string outcome, long rows)
    {
        var row = (await storage.On().Ledger.FindAsync(id, default))!;
        Assert.Equal(("Validated", outcome, rows), (row.Lifecycle, row.Outcome, row.RowsAccepted));
        var current = Assert.Single(await storage.Current.ListAsync(default), p => $"{p.Period}" == period);
        Assert.Equal((id, rows), (current.Submission, current.Rows));
        Assert.Equal(current.BlobName, Assert.Single(await LakeFilesAsync(id)));
        await AssertReadableAsync();
    }

    /// <summary>Every current drop has a file with as many rows as the pointer says.</summary>
    async Task AssertReadableAsync()
    {
        foreach (var current in await storage.Current.ListAsync(default))
        {
            var blob = storage.Blobs.GetBlobContainerClient(Containers.Lake).GetBlobClient(current.BlobName);
            await using var reader = await LakeReader.OpenAsync(new MemoryStream((await blob.DownloadContentAsync()).Value.Content.ToArray()), default);
            Assert.Equal(current.Rows, Enumerable.Range(0, reader.RowGroupCount).Sum(reader.RowCount));
        }
    }

    async Task<IReadOnlyList<string>> LakeFilesAsync(SubmissionId id) =>
        [.. (await storage.ListAsync(Containers.Lake, "dataset=")).Where(name => name.Contains($"{id}", StringComparison.Ordinal))];

    async Task<IReadOnlyList<AuditEvent>> EventsAsync(SubmissionId id) =>
        [.. (await new AuditReader(storage.Tables, SubmissionLedger.TableName).ReadAsync("dgie", 1, 10_000, default)).Where(e => e.Subject == $"{id}")];

    /// <summary>Every row and every blob with its version.</summary>
    async Task<IReadOnlyList<string>> SnapshotAsync()
    {
        var all = new List<string>();
        foreach (var table in (string[])[SubmissionLedger.TableName, ContentClaims.TableName, CurrentDrops.TableName])
            await foreach (var row in storage.Tables.GetTableClient(table).QueryAsync<TableEntity>()) all.Add($"{table} {row.PartitionKey} {row.RowKey} {row.ETag}");
        foreach (var container in (string[])[Containers.Drops, Containers.Receipts, Containers.Lake, Containers.Quarantine, Containers.Archive])
            await foreach (var blob in storage.Blobs.GetBlobContainerClient(container).GetBlobsAsync()) all.Add($"{container} {blob.Name} {blob.Properties.ETag}");
        return all;
    }

    static string FileWith(string period, int wrongRows, int first = 1)
    {
        var lines = Permits.File(first + period.Sum(c => c) * 1000, Rows).Split("\r\n");
        for (var i = 1; i <= wrongRows; i++) lines[i * 2] = lines[i * 2].Replace(",KEN,", ",XXX,", StringComparison.Ordinal);
        return string.Join("\r\n", lines);
    }

    static ProtocolCatalog Version(ProtocolVersion version, double errorRate) => new(
        [.. Storage.Catalog.Protocols.Select(p => $"{p.Agency}/{p.Dataset}" == "dgie/work-permits" ? p with { Version = version, ErrorRate = errorRate } : p)],
        Storage.Catalog.Codelists)
    { References = Storage.Catalog.References, Purposes = Storage.Catalog.Purposes, Holidays = Storage.Catalog.Holidays };
}
