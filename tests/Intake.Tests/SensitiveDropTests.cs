using Pipeline.Lake;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.Intake.Tests;

/// <summary>Returnees' type and reason of return are sensitive: from the drop to container <c>sensitive</c>, and nowhere else.</summary>
public sealed class SensitiveDropTests(Storage storage) : IClassFixture<Storage>
{
    const string Sample = "dgie/returns/2026-10/returns.csv";

    static string[] Lines(string file) => File.ReadAllLines(Repository.PathOf("protocols", "dgie", "returns", "samples", "2026-10", file));

    [Fact]
    public async Task Sensitive_columns_lie_sealed_under_the_lake_files_name_row_for_row()
    {
        var lines = Lines("clean.csv");
        var receipt = (await storage.Intake().TakeAsync(await storage.UploadAsync(Sample, string.Join('\n', lines)), default))!;
        Assert.Equal($"{Containers.Sensitive}/{receipt.LakeFile!.Split('/', 2)[1]}", receipt.SensitiveFile);

        await using var lake = await LakeReader.OpenAsync(await DownloadAsync(receipt.LakeFile), default);
        Assert.False(lake.HasColumn("return_type") || lake.HasColumn("return_reason"));
        var stored = await DownloadAsync(receipt.SensitiveFile!);
        Assert.Equal("RWS1"u8, stored.ToArray().AsSpan(0, 4));
        await Assert.ThrowsAnyAsync<Exception>(() => LakeReader.OpenAsync(stored, default));

        await using var opened = (await new SensitiveFiles(storage.Blobs, Storage.Sealing).OpenAsync(PartitionOf(receipt), default))!;
        await using var apart = await LakeReader.OpenAsync(opened, default);
        var expected = lines[1..].Select(l => l.Split(',')).ToDictionary(c => c[0], c => (c[9], c[10] is { Length: > 0 } reason ? reason : null));
        for (var group = 0; group < lake.RowGroupCount; group++)
        {
            var ids = await lake.ReadTextAsync(group, "return_id", default);
            var (types, reasons) = (await apart.ReadTextAsync(group, "return_type", default), await apart.ReadTextAsync(group, "return_reason", default));
            Assert.Equal(ids.Select(id => expected[id!]), types.Zip(reasons, (type, reason) => (type!, reason)));
        }
        Assert.Contains(receipt.SensitiveFile!, await DownloadTextAsync($"{Containers.Receipts}/dgie/{receipt.SubmissionId}/report.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rejected_rows_sensitive_values_are_left_out()
    {
        string[] lines = [.. Lines("clean.csv").Take(900)];
        lines[7] = lines[7].Replace(",2026-10-", ",2026-13-", StringComparison.Ordinal);
        var receipt = (await storage.Intake().TakeAsync(await storage.UploadAsync("dgie/returns/2026-10/one-bad.csv", string.Join('\n', lines)), default))!;
        await using var rejected = await LakeReader.OpenAsync(await DownloadAsync(receipt.RejectedFile!), default);
        Assert.Equal("•••", Assert.Single(await rejected.ReadTextAsync(0, "return_type", default)));
        Assert.Equal(lines[7].Split(',')[0], Assert.Single(await rejected.ReadTextAsync(0, "return_id", default)));
    }

    [Fact]
    public async Task A_copy_that_is_withdrawn_takes_its_sensitive_columns_with_it()
    {
        var before = await storage.ListAsync(Containers.Lake, "dataset=returns/");
        var lines = Lines("clean.csv");
        var text = string.Join('\n', (string[])[lines[0], .. lines[1..].Reverse()]);
        var paths = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => storage.UploadAsync($"dgie/returns/2026-10/copy-{i}.csv", text)));
        await Task.WhenAll(paths.Select(path => Task.Run(() => storage.Intake().TakeAsync(path, default))));
        var after = await storage.ListAsync(Containers.Lake, "dataset=returns/");
        Assert.Single(after.Except(before));
        Assert.Equal(after, await storage.ListAsync(Containers.Sensitive, "dataset=returns/"));
    }

    [Fact]
    public async Task A_protocol_without_sensitive_columns_leaves_nothing_there()
    {
        var receipt = (await storage.Intake().TakeAsync(await storage.UploadAsync("dgie/work-permits/2026-10/p.csv", Permits.File(1, 20)), default))!;
        Assert.Null(receipt.SensitiveFile);
        Assert.Empty(await storage.ListAsync(Containers.Sensitive, "dataset=work-permits/"));
    }

    static LakePartition PartitionOf(Receipts.Receipt receipt) => new(
        DatasetId.Parse("returns"), ReferencePeriod.Parse("2026-10"), AgencyId.Parse("dgie"), SubmissionId.Parse(receipt.SubmissionId),
        receipt.Sha256!, receipt.Report!.RowsAccepted);

    async Task<MemoryStream> DownloadAsync(string path)
    {
        var parts = path.Split('/', 2);
        var to = new MemoryStream();
        await storage.Blobs.GetBlobContainerClient(parts[0]).GetBlobClient(parts[1]).DownloadToAsync(to);
        to.Position = 0;
        return to;
    }

    async Task<string> DownloadTextAsync(string path) => System.Text.Encoding.UTF8.GetString((await DownloadAsync(path)).ToArray());
}
