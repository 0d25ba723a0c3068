using System.Diagnostics;
using Pipeline.Testing;

namespace Pipeline.Assess.Tests;

/// <summary>A run of the real program: how it ended, what it printed.</summary>
sealed record Assess(int ExitCode, string Output, string Errors)
{
    public static async Task<Assess> RunAsync(params string[] arguments)
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var start = new ProcessStartInfo("dotnet", [Repository.PathOf("artifacts", "bin", "Assess", configuration, "assess.dll"), .. arguments])
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
