using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Pipeline.Benchmarks.Measuring;

/// <summary>
/// One comparison in a process of its own: .NET compiles a program a second time by what it has done so far, so that what was measured before would weigh on
/// what is measured next.
/// </summary>
static class Alone
{
    /// <summary>The comparison's rows of the table, shown as they come.</summary>
    /// <exception cref="InvalidOperationException">The process failed; what it said is on the error stream.</exception>
    public static async Task<string> RunAsync(string name, CommandLine command)
    {
        string[] arguments = [Environment.GetCommandLineArgs()[0], name, "--rows", Text(command.Rows), "--rounds", Text(command.Rounds)];
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var rows = new StringBuilder();
        for (var isTable = false; await process.StandardOutput.ReadLineAsync() is { } line;)
        {
            if (isTable)
            {
                rows.Append(line).Append('\n');
                Console.WriteLine(line);
            }
            isTable |= line.StartsWith("|---", StringComparison.Ordinal);
        }
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? $"{rows}" : throw new InvalidOperationException($"{name} ended with {process.ExitCode}.");
    }

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);
}
