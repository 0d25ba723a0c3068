using System.Diagnostics;
using System.Text.Json;
using Pipeline.Testing;

namespace Pipeline.Parquet.Net.Tests;

/// <summary>Runs one of the scripts that speak for another implementation of the format.</summary>
static class Node
{
    static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    public static async Task<T> RunAsync<T>(string script, params string[] arguments) =>
        JsonSerializer.Deserialize<T>(await RunAsync(script, arguments), Web)!;

    public static async Task<string> RunAsync(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Repository.PathOf("tests", "Parquet.Net.Tests", "interop", script));
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{script}: {await errors}");
    }
}
