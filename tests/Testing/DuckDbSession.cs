using System.Diagnostics;
using System.Text.Json;

namespace Pipeline.Testing;

/// <summary>A DuckDB in a Node process of its own, warm from one statement to the next.</summary>
public sealed class DuckDbSession : IDisposable
{
    readonly Process _process = Process.Start(new ProcessStartInfo("node")
    {
        ArgumentList = { Repository.PathOf("tools", "duckdb-session.mjs") },
        RedirectStandardInput = true,
        RedirectStandardOutput = true,
    })!;

    /// <summary>Runs a statement and gives its first row, empty when there is none, and the time DuckDB took.</summary>
    /// <exception cref="InvalidOperationException">DuckDB does not take the statement.</exception>
    public async Task<(JsonElement Row, TimeSpan Time)> RunAsync(string sql)
    {
        await _process.StandardInput.WriteLineAsync(JsonSerializer.Serialize(sql));
        await _process.StandardInput.FlushAsync();
        var answer = JsonElement.Parse(await _process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("DuckDB's process has ended."));
        if (answer.TryGetProperty("error", out var error)) throw new InvalidOperationException($"DuckDB: {error}\n{sql}");
        return (answer.GetProperty("rows").EnumerateArray().FirstOrDefault(), TimeSpan.FromMilliseconds(answer.GetProperty("ms").GetDouble()));
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
