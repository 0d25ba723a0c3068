using System.Security.Cryptography;
using Pipeline.Audit;
using Pipeline.Intake.Ledger;
using Pipeline.Intake.Receipts;
using Pipeline.Intake.Tests;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Custody.Tests;

public sealed class DestructionTests
{
    static readonly DateTimeOffset Now = new(2026, 11, 22, 3, 0, 0, TimeSpan.Zero);

    static string Sample => File.ReadAllText(Repository.PathOf("protocols", "dgie", "returns", "samples", "2026-10", "clean.csv"));

    /// <summary>Returns are kept so many months, and nothing else is changed.</summary>
    static ProtocolCatalog Kept(int months, int? originals = null) => new(
        [.. Storage.Catalog.Protocols.Select(p => $"{p.Dataset}" == "returns"
            ? p with { RetentionMonths = months, Agreement = p.Agreement with { OriginalsRetentionMonths = originals } }
            : p)], Storage.Catalog.Codelists);

    static Destruction Build(Lake lake, ProtocolCatalog catalog, DateTimeOffset now, DyingMachine? machine = null)
    {
        var clock = new ManualTime(now);
        var (blobs, tables) = machine is null ? (lake.Storage.Blobs, lake.Storage.Tables) : lake.Storage.Clients(machine);
        var log = new CustodyLog(tables, clock);
        var holds = new Holds(log);
        return new(new(new(tables), holds, catalog, clock), new(blobs), new(tables), new(new(blobs), holds, log, clock), clock);
    }

    static async Task<Receipt> DeliverAsync(Lake lake)
    {
        // A row with an error, so that there is a file of rejected rows too.
        var text = Sample.Replace("RT261000000005,", "RT26100000000x,", StringComparison.Ordinal);
        var receipt = await lake.DeliverAsync("dgie/returns/2026-10/returns.csv", text, Storage.Keys("k1"));
        Assert.NotNull(receipt.RejectedFile);
        return receipt;
    }

    static string[] FilesOf(Receipt receipt) =>
        [receipt.LakeFile!, receipt.RejectedFile!, receipt.SensitiveFile!, receipt.FileNow, $"{Containers.Receipts}/dgie/{receipt.SubmissionId}/errors.csv"];

    static async Task<bool[]> ExistAsync(Lake lake, Receipt receipt) => [.. await Task.WhenAll(FilesOf(receipt).Select(async f => (await lake.Blob(f).ExistsAsync()).Value))];

    [Fact]
    public async Task The_day_after_the_last_one_everything_with_rows_goes_and_a_certificate_says_what()
    {
        await using var lake = await Lake.StartAsync();
        var receipt = await DeliverAsync(lake);
        var other = await lake.DeliverAsync("dgie/work-permits/2026-10/p.csv", Permits.File(1, 5), Storage.Keys("k1"));
        var hashes = new Dictionary<string, string>();
        foreach (var file in FilesOf(receipt))
            hashes[file] = Convert.ToHexStringLower(SHA256.HashData((await lake.Blob(file).DownloadContentAsync()).Value.Content));

        // Kept one month after 31 October: 30 November is the last day.
        Assert.Empty((await Build(lake, Kept(1), new(2026, 11, 30, 20, 0, 0, TimeSpan.Zero)).RunAsync(default)).Certificates);
        Assert.All(await ExistAsync(lake, receipt), Assert.True);
        var summary = await Build(lake, Kept(1), new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)).RunAsync(default);

        Assert.Equal(5, summary.Files);
        Assert.All(await ExistAsync(lake, receipt), Assert.False);
        Assert.All(await ExistAsync(lake, other with { RejectedFile = other.LakeFile, SensitiveFile = other.LakeFile }), Assert.True);
        Assert.True(await lake.Blob($"{Containers.Receipts}/dgie/{receipt.SubmissionId}/receipt.json").ExistsAsync());
        Assert.NotNull(await new SubmissionLedger(lake.Storage.Tables, TimeProvider.System).FindAsync(SubmissionId.Parse(receipt.SubmissionId), default));
        Assert.Equal(["work-permits"], (await lake.Storage.Current.ListAsync(default)).Select(p => $"{p.Dataset}"));

        var json = (await lake.Blob($"{Containers.Certificates}/{summary.Certificates[0]}.json").DownloadContentAsync()).Value.Content;
        var certificate = PurgeCertificate.FromJson(json);
        Assert.Equal(
            ("dgie", "returns", "2026-10", "All", "dgie/returns@1.0.0", 1, new DateOnly(2026, 11, 30)),
            (certificate.Agency, certificate.Dataset, certificate.Period, certificate.Scope, certificate.Agreement, certificate.RetentionMonths, certificate.KeptUntil));
        Assert.Equal([receipt.SubmissionId], certificate.Submissions);
        Assert.Equal(receipt.Report!.RowsAccepted, certificate.RowsAccepted);
        Assert.Equal(hashes.Values.Order(), certificate.Files.Select(f => f.Sha256).Order());
        Assert.Equal(["archive", "lake", "receipts", "rejected", "sensitive"], certificate.Files.Select(f => f.Kind).Order(StringComparer.Ordinal));
        var page = (await lake.Blob($"{Containers.Certificates}/{summary.Certificates[0]}.html").DownloadContentAsync()).Value.Content.ToString();
        Assert.All(hashes.Values, hash => Assert.Contains(hash, page, StringComparison.Ordinal));

        var shelf = new CertificateStore(lake.Storage.Blobs);
        var listed = Assert.Single(await shelf.ListAsync(AgencyId.Parse("dgie"), default));
        Assert.Equal(summary.Certificates[0], $"dgie/{listed.Dataset}/{listed.Period}/{listed.Id}");
        Assert.Equal(json.ToString(), (await FindAsync("dgie", listed.Id, asPage: false))!.ToString());
        Assert.Equal(page, (await FindAsync("dgie", listed.Id, asPage: true))!.ToString());
        Assert.Null(await FindAsync("hec", listed.Id, asPage: false));
        Assert.Null(await FindAsync("dgie", $"../{listed.Period}/{listed.Id}", asPage: false));
        Assert.Empty(await shelf.ListAsync(AgencyId.Parse("hec"), default));

        Task<BinaryData?> FindAsync(string agency, string id, bool asPage) =>
            shelf.FindAsync(AgencyId.Parse(agency), DatasetId.Parse(listed.Dataset), ReferencePeriod.Parse(listed.Period), id, asPage, default);

        var events = await new AuditReader(lake.Storage.Tables, CustodyLog.TableName).ReadAsync("dgie", 1, 10, default);
        Assert.Equal(["DestructionBegun", "Destroyed"], events.Select(e => e.Action));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(json)), events[1].Details["sha256"]);
        Assert.True((await new StreamVerifier(lake.Storage.Tables, CustodyLog.TableName).VerifyAsync("dgie", default)).IsWhole);
        Assert.Empty((await Build(lake, Kept(1), new(2026, 12, 2, 0, 0, 0, TimeSpan.Zero)).RunAsync(default)).Certificates);
    }

    [Fact]
    public async Task Originals_go_sooner_where_that_is_agreed_and_the_rest_later_under_a_certificate_of_its_own()
    {
        await using var lake = await Lake.StartAsync();
        var receipt = await DeliverAsync(lake);
        var first = await Build(lake, Kept(24, originals: 1), new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero)).RunAsync(default);
        Assert.Equal(1, first.Files);
        var exist = await ExistAsync(lake, receipt);
        Assert.Equal([true, true, true, false, true], exist);
        Assert.Single(await lake.Storage.Current.ListAsync(default));
        var second = await Build(lake, Kept(24, originals: 1), new(2028, 11, 1, 0, 0, 0, TimeSpan.Zero)).RunAsync(default);
        Assert.Equal(4, second.Files);
        Assert.NotEqual(first.Certificates, second.Certificates);
        Assert.Equal(4, (await lake.Storage.ListAsync(Containers.Certificates, "dgie/returns/2026-10/")).Count);
    }

    [Fact]
    public async Task A_run_that_dies_anywhere_is_made_good_by_the_next_and_every_file_is_certified()
    {
        await using var lake = await Lake.StartAsync();
        var deaths = 0;
        for (var writes = 0; ; writes++)
        {
            var receipt = await DeliverAsync(lake);
            var day = new DateTimeOffset(2026, 12, 1, 3, 0, 0, TimeSpan.Zero);
            var died = await Record.ExceptionAsync(() => Build(lake, Kept(1), day, new DyingMachine(writes)).RunAsync(default));
            Assert.True(died is null or MachineDiedException, died?.ToString());

            await Build(lake, Kept(1), day.AddDays(1)).RunAsync(default);

            Assert.All(await ExistAsync(lake, receipt), Assert.False);
            // Each time the same file is delivered anew, as another submission.
            var certificates = await CertificatesAsync(lake);
            Assert.Equal(deaths + 1, certificates.Count);
            var certificate = Assert.Single(certificates, c => c.Submissions.Contains(receipt.SubmissionId));
            Assert.Equal((1, 5, receipt.Report!.RowsAccepted), (certificate.Submissions.Count, certificate.Files.Count, certificate.RowsAccepted));
            var events = await new AuditReader(lake.Storage.Tables, CustodyLog.TableName).ReadAsync("dgie", 1, 1000, default);
            Assert.Equal(deaths + 1, events.Count(e => e.Action == nameof(CustodyAction.Destroyed)));
            if (died is null) break;
            deaths++;
        }
        Assert.InRange(deaths, 10, 20);
    }

    static async Task<IReadOnlyList<PurgeCertificate>> CertificatesAsync(Lake lake)
    {
        var all = new List<PurgeCertificate>();
        foreach (var name in await lake.Storage.ListAsync(Containers.Certificates, "dgie/"))
            if (name.EndsWith(".json", StringComparison.Ordinal))
                all.Add(PurgeCertificate.FromJson((await lake.Blob($"{Containers.Certificates}/{name}").DownloadContentAsync()).Value.Content));
        return all;
    }

    [Fact]
    public async Task A_hold_keeps_the_files_until_it_is_released_and_a_destruction_begun_cannot_be_held()
    {
        await using var lake = await Lake.StartAsync();
        var receipt = await DeliverAsync(lake);
        var holds = new Holds(lake.Log);
        var hold = new Hold("h1", AgencyId.Parse("dgie"), DatasetId.Parse("returns"), null, HoldKind.Legal, "RC-0123", "abc", new(2030, 1, 1));
        Assert.True(await holds.PlaceAsync(hold, default));
        Assert.Equal(hold, Assert.Single(await holds.ListAsync(null, default)));

        var held = await Build(lake, Kept(1), Now.AddMonths(2)).RunAsync(default);
        Assert.Equal((0, 1), (held.Files, held.Held));
        Assert.All(await ExistAsync(lake, receipt), Assert.True);

        Assert.True(await holds.ReleaseAsync(hold.Agency, "h1", "abc", default));
        Assert.False(await holds.ReleaseAsync(hold.Agency, "h1", "abc", default));
        // It dies once it has begun: from here on a hold comes too late.
        await Assert.ThrowsAsync<MachineDiedException>(() => Build(lake, Kept(1), Now.AddMonths(2), new DyingMachine(2)).RunAsync(default));
        Assert.False(await holds.PlaceAsync(hold, default));
        Assert.True(await holds.PlaceAsync(hold with { Id = "h2", Dataset = DatasetId.Parse("work-permits") }, default));
        Assert.Equal(5, (await Build(lake, Kept(1), Now.AddMonths(2)).RunAsync(default)).Files);
        Assert.True(await holds.PlaceAsync(hold, default));
        Assert.Equal(
            ["HoldPlaced", "HoldReleased", "DestructionBegun", "HoldPlaced", "Destroyed", "HoldPlaced"],
            (await new AuditReader(lake.Storage.Tables, CustodyLog.TableName).ReadAsync("dgie", 1, 10, default)).Select(e => e.Action));
    }
}
