using System.Text;
using Azure;
using Azure.Storage.Blobs.Models;
using Pipeline.Audit;
using Pipeline.Intake.Receipts;
using Pipeline.Intake.Tests;
using Pipeline.Lake;
using Pipeline.Testing;

namespace Pipeline.Custody.Tests;

public sealed class KeyRotationTests
{
    static readonly PseudonymKeys Old = Storage.Keys("k1");
    static readonly PseudonymKeys Both = Storage.Keys("k1", "k2");

    // Two rows whose class is none, of which the protocol tolerates few.
    static string File(int rows) => Permits.File(1, rows).Replace("WP0000000003,KEN-A0000003,100000001,KEN,F,1990,H1", "WP0000000003,KEN-A0000003,100000001,KEN,F,1990,??", StringComparison.Ordinal);

    [Fact]
    public async Task Rows_stay_what_they_are_under_the_pseudonyms_of_the_new_key()
    {
        await using var lake = await Lake.StartAsync();
        var receipt = await lake.DeliverAsync("dgie/work-permits/2024-01/p.csv", File(500), Old);
        Assert.Equal(1, receipt.Report!.RowsRejected);
        await using var before = await lake.OpenAsync(receipt.LakeFile!);

        var summary = await lake.Rotation(Both).RunAsync(100, default);

        Assert.Equal((2, 0), (summary.Rotated, summary.Left));
        Assert.Empty(summary.Blocked);
        await using var after = await lake.OpenAsync(receipt.LakeFile!);
        Assert.Equal("k2", after.Metadata[LakeMetadata.PseudonymKey]);
        Assert.Equal(before.Metadata.Where(m => m.Key != LakeMetadata.PseudonymKey), after.Metadata.Where(m => m.Key != LakeMetadata.PseudonymKey));
        int[] accepted = [.. Enumerable.Range(1, 500).Where(i => i != 3)];
        Assert.Equal(accepted.Select(i => Name("permit", $"WP{i:0000000000}")), await after.ReadTextAsync(0, "permit_id", default));
        Assert.Equal(accepted.Select(i => Name("person", $"KEN-A{i:0000000}")), await after.ReadTextAsync(0, "person_id", default));
        Assert.Equal(await before.ReadAsync<DateOnly>(0, "valid_to", default), await after.ReadAsync<DateOnly>(0, "valid_to", default));
        Assert.Equal(await before.ReadAsync<decimal>(0, "monthly_wage", default), await after.ReadAsync<decimal>(0, "monthly_wage", default));
        Assert.Equal(await before.ReadAsync<long>(0, "birth_year", default), await after.ReadAsync<long>(0, "birth_year", default));
        Assert.Equal(await before.ReadAsync<bool>(0, "is_renewal", default), await after.ReadAsync<bool>(0, "is_renewal", default));
        Assert.Equal(await before.ReadAsync<double>(0, "coding_conf", default), await after.ReadAsync<double>(0, "coding_conf", default));
        await using var rejected = await lake.OpenAsync(receipt.RejectedFile!);
        Assert.Equal("k2", rejected.Metadata[LakeMetadata.PseudonymKey]);
        Assert.Equal(Name("person", "KEN-A0000003"), Assert.Single(await rejected.ReadTextAsync(0, "person_id", default)));

        static string Name(string domain, string value) => Both.Current.Pseudonym(domain, Encoding.UTF8.GetBytes(value));
    }

    [Fact]
    public async Task What_is_kept_beside_the_lake_is_told_of_the_new_pseudonyms_before_the_file_has_them()
    {
        await using var lake = await Lake.StartAsync();
        var receipt = await lake.DeliverAsync("dgie/work-permits/2024-01/p.csv", File(500), Old);
        var value = Encoding.UTF8.GetBytes("KEN-A0000001");
        var told = new List<string>();
        await lake.Rotation(Both, null, async (dataset, map, _) =>
        {
            await using var file = await lake.OpenAsync(receipt.LakeFile!);
            var newer = map.Find(new("person", map.OlderVersion, Old.Current.Pseudonym("person", value)))!.Pseudonym;
            told.Add($"{dataset} {file.Metadata[LakeMetadata.PseudonymKey]} {newer == Both.Current.Pseudonym("person", value)}");
        }).RunAsync(100, default);
        Assert.Equal(["work-permits k1 True"], told);
    }

    [Fact]
    public async Task A_run_is_bounded_and_the_next_one_goes_on()
    {
        await using var lake = await Lake.StartAsync();
        for (var month = 1; month <= 3; month++) await lake.DeliverAsync($"dgie/work-permits/2024-{month:00}/p.csv", Permits.File(month, 20), Old);

        Assert.Equal([("k1", 3, false), ("k2", 0, false)], await UsesAsync());
        var first = await lake.Rotation(Both).RunAsync(2, default);
        Assert.Equal((2, 1), (first.Rotated, first.Left));
        Assert.Equal([("k1", 1, false), ("k2", 2, false)], await UsesAsync());
        Assert.Equal(1, (await lake.Rotation(Both).RunAsync(2, default)).Rotated);
        Assert.Equal([("k1", 0, true), ("k2", 3, false)], await UsesAsync());
        Assert.Equal(0, (await lake.Rotation(Both).RunAsync(2, default)).Rotated);

        async Task<IEnumerable<(string, int, bool)>> UsesAsync() =>
            (await lake.KeysInUse(Both).ListAsync(default)).Select(u => (u.Version, u.Files, u.CanBeDestroyed));
    }

    [Fact]
    public async Task A_run_that_dies_anywhere_is_made_good_by_the_next_and_every_rotation_has_its_events()
    {
        await using var lake = await Lake.StartAsync();
        var receipt = await lake.DeliverAsync("dgie/work-permits/2024-01/p.csv", File(500), Old);
        var deaths = 0;
        for (var writes = 0; ; writes++)
        {
            // Back and forth: each round begins with both files under the other key.
            var keys = writes % 2 == 0 ? Both : Storage.Keys("k2", "k1");
            var died = await Record.ExceptionAsync(() => lake.Rotation(keys, new DyingMachine(writes)).RunAsync(9, default));
            Assert.True(died is null or MachineDiedException, died?.ToString());
            var summary = await lake.Rotation(keys).RunAsync(9, default);
            Assert.Empty(summary.Blocked);
            await using var reader = await lake.OpenAsync(receipt.LakeFile!);
            Assert.Equal((keys.Current.KeyVersion, 499L), (reader.Metadata[LakeMetadata.PseudonymKey], reader.RowCount(0)));
            if (died is null) break;
            deaths++;
        }
        Assert.InRange(deaths, 6, 30);
        var events = await new AuditReader(lake.Storage.Tables, CustodyLog.TableName).ReadAsync("dgie", 1, 1000, default);
        Assert.Equal(2 * (deaths + 1), events.Count(e => e.Action == nameof(CustodyAction.Rotated)));
        Assert.True((await new StreamVerifier(lake.Storage.Tables, CustodyLog.TableName).VerifyAsync("dgie", default)).IsWhole);
    }

    [Fact]
    public async Task A_reader_in_the_middle_never_sees_half_of_each()
    {
        await using var lake = await Lake.StartAsync();
        var receipt = await lake.DeliverAsync("dgie/work-permits/2024-01/p.csv", Permits.File(1, 50), Old);
        await using var file = await lake.Blob(receipt.LakeFile!).OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = 512 });
        await using var reader = await LakeReader.OpenAsync(file, default);
        await lake.Rotation(Both).RunAsync(9, default);
        Assert.Equal(412, (await Assert.ThrowsAsync<RequestFailedException>(() => reader.ReadTextAsync(0, "person_id", default))).Status);
    }

    [Fact]
    public async Task What_cannot_be_rotated_is_named_with_the_reason_and_stays()
    {
        await using var lake = await Lake.StartAsync();
        var receipts = new List<Receipt>();
        for (var month = 1; month <= 3; month++)
            receipts.Add(await lake.DeliverAsync($"dgie/work-permits/2024-{month:00}/p.csv", Permits.File(100 * month, 20), month == 3 ? Storage.Keys("k0") : Old));
        await lake.Blob(receipts[0].FileNow).DeleteAsync();
        // Another file than the one that was accepted.
        await lake.Blob(receipts[1].FileNow).UploadAsync(new BinaryData(Permits.File(1, 20)), overwrite: true);

        var summary = await lake.Rotation(Both).RunAsync(9, default);

        Assert.Equal(0, summary.Rotated);
        Assert.Equal(
            ["Its original is not in the archive", "Column permit_id has a pseudonym", "Its key k0 is not configured"],
            receipts.Select(r => summary.Blocked[r.LakeFile!.Split('/', 2)[1]]).Zip((int[])[34, 32, 28], (reason, length) => reason[..length]));
        var missing = await Assert.ThrowsAsync<InvalidOperationException>(() => lake.KeysInUse(Both).CheckAsync(default));
        Assert.Contains("Pseudonyms__Keys__k0", missing.Message);
        Assert.Contains("2 files under k1; 0 files under k2, the current key", await lake.KeysInUse(Storage.Keys("k0", "k1", "k2")).CheckAsync(default));
    }
}
