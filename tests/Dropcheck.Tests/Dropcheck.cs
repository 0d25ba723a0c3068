using System.Diagnostics;
using Pipeline.Testing;

namespace Pipeline.Dropcheck.Tests;

/// <summary>A run of the real program: how it ended, what it printed.</summary>
sealed record Dropcheck(int ExitCode, string Output, string Errors)
{
    public static string Sample(string dataset, string period, string file) =>
        Repository.PathOf(["protocols", .. dataset.Split('/'), "samples", period, file]);

    public static async Task<Dropcheck> RunAsync(params string[] arguments)
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var start = new ProcessStartInfo("dotnet", [Repository.PathOf("artifacts", "bin", "Dropcheck", configuration, "dropcheck.dll"), .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        return new(process.ExitCode, await output, await errors);
    }
}
