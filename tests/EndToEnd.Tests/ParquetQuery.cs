using System.Diagnostics;
using System.Text.Json;
using Pipeline.Reference;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Asks DuckDB, an implementation of Parquet other than ours, what the pipeline's files hold.</summary>
static class ParquetQuery
{
    /// <summary>Runs SQL over copies of the containers; <c>{lake}</c> and <c>{indicators}</c> stand for their folders.</summary>
    public static async Task<IReadOnlyList<Row>> RunAsync(PipelineFixture pipeline, string sql)
    {
        var folder = Directory.CreateTempSubdirectory("parquet-");
        try
        {
            foreach (var container in new[] { Containers.Lake, Containers.Indicators })
                await foreach (var blob in pipeline.Blobs.GetBlobContainerClient(container).GetBlobsAsync())
                {
                    var target = new FileInfo(Path.Combine(folder.FullName, container, blob.Name));
                    target.Directory!.Create();
                    await pipeline.Blobs.GetBlobContainerClient(container).GetBlobClient(blob.Name).DownloadToAsync(target.FullName);
                }
            return await QueryAsync(sql
                .Replace("{lake}", Path.Combine(folder.FullName, Containers.Lake), StringComparison.Ordinal)
                .Replace("{indicators}", Path.Combine(folder.FullName, Containers.Indicators), StringComparison.Ordinal));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public static async Task<IReadOnlyList<Row>> QueryAsync(string sql)
    {
        using var duckdb = Process.Start(new ProcessStartInfo("node")
        {
            ArgumentList = { Repository.PathOf("tools", "duckdb.mjs") },
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        await duckdb.StandardInput.WriteAsync(sql);
        duckdb.StandardInput.Close();
        var errors = duckdb.StandardError.ReadToEndAsync();
        var answer = await duckdb.StandardOutput.ReadToEndAsync();
        await duckdb.WaitForExitAsync();
        Assert.True(duckdb.ExitCode == 0, await errors);
        return JsonSerializer.Deserialize<List<Dictionary<string, JsonElement>>>(answer)!.ConvertAll(cells => new Row(cells));
    }
}

/// <summary>One row of an answer.</summary>
sealed record Row(IReadOnlyDictionary<string, JsonElement> Cells)
{
    /// <summary>A cell as text; empty when null.</summary>
    public string this[string column] => Cells[column].ToString();

    public double Number(string column) => double.Parse(this[column], System.Globalization.CultureInfo.InvariantCulture);
}
