using System.Diagnostics;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>One indicator by another engine on the lake as it stands: docs/capacity.md says when it takes over.</summary>
public sealed class LakeStatementTests(PipelineFixture pipeline) : IClassFixture<PipelineFixture>
{
    [Fact]
    public async Task Permits_in_force_are_counted_by_DuckDB_from_the_files_of_the_lake()
    {
        await DeliverAsync("2026-08", Enumerable.Range(901, 7).Select(i => Permits.Row(i)));
        await DeliverAsync("2026-09", Enumerable.Range(1, 30).Select(i => Permits.Row(i)));
        // Five of them are cancelled, three go to another occupation, and ten are new.
        await DeliverAsync("2026-10",
        [
            .. Enumerable.Range(1, 5).Select(i => Permits.Row(i).Replace(",NEW", ",CAN", StringComparison.Ordinal)),
            .. Enumerable.Range(6, 3).Select(i => Permits.Row(i).Replace(",2142,", ",5120,", StringComparison.Ordinal)),
            .. Enumerable.Range(31, 10).Select(i => Permits.Row(i).Replace(",2142,", ",5120,", StringComparison.Ordinal)),
        ]);
        var lake = Directory.CreateTempSubdirectory("lake-");
        await foreach (var blob in pipeline.Blobs.GetBlobContainerClient(Containers.Lake).GetBlobsAsync())
        {
            // The first file lies where rows that were left out do: its permits are nobody's.
            var place = blob.Name.Contains("period=2026-08", StringComparison.Ordinal) ? $"rejected/{blob.Name}" : blob.Name;
            var target = new FileInfo(Path.Combine(lake.FullName, place));
            target.Directory!.Create();
            await pipeline.Blobs.GetBlobContainerClient(Containers.Lake).GetBlobClient(blob.Name).DownloadToAsync(target.FullName);
        }
        Assert.NotEmpty(lake.GetDirectories("rejected"));

        Assert.Equal("2\t22\n5\t13\n", await RunAsync(lake.FullName));
        lake.Delete(recursive: true);
    }

    [Fact]
    public async Task Spark_is_given_the_same_statement()
    {
        var statement = await File.ReadAllTextAsync(Repository.PathOf("infra", "lake", "permits-in-force.sql"));

        var printed = await RunAsync("--spark", "abfss://lake@account.dfs.core.windows.net");

        Assert.StartsWith(
            "CREATE OR REPLACE TEMPORARY VIEW work_permits USING parquet OPTIONS (path 'abfss://lake@account.dfs.core.windows.net/dataset=work-permits', basePath 'abfss://lake@account.dfs.core.windows.net/');\n",
            printed, StringComparison.Ordinal);
        Assert.EndsWith($"{statement};\n", printed, StringComparison.Ordinal);
    }

    async Task DeliverAsync(string period, IEnumerable<string> rows)
    {
        var receipt = await pipeline.DeliverAsync($"dgie/work-permits/{period}/permits.csv", string.Join("\r\n", [Permits.Header, .. rows, ""]));
        Assert.True(receipt.LakeFile is not null, $"{receipt.Outcome}: {string.Join("; ", receipt.Findings)}");
    }

    static async Task<string> RunAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo("node", [Repository.PathOf("infra", "lake", "run.mjs"), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var run = Process.Start(start)!;
        var wrong = run.StandardError.ReadToEndAsync();
        var said = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, await wrong);
        return said;
    }
}
