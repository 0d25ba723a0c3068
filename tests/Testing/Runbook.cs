using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Pipeline.Testing;

/// <summary>The commands of a runbook, run in a folder of its own as a person would paste them: every one must succeed.</summary>
public sealed partial class Runbook : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    readonly string _name;

    /// <param name="name">Of the file in <c>infra/runbooks</c>.</param>
    public Runbook(string name)
    {
        _name = name;
        Blocks = [.. Shell().Matches(File.ReadAllText(Repository.PathOf("infra", "runbooks", name))).Select(m => m.Groups[1].Value)];
    }

    /// <summary>The commands, by block.</summary>
    public IReadOnlyList<string> Blocks { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("runbook-").FullName;

    /// <summary>Runs all blocks in one shell and gives what they printed.</summary>
    /// <param name="variables">For the shell, beside those that it has.</param>
    public Task<string> RunAsync(FunctionsHost host, params (string Name, string Value)[] variables) => RunAsync(string.Join('\n', Blocks), host, variables);

    /// <summary>Runs one block, against the host's own port.</summary>
    public Task<string> RunAsync(int block, FunctionsHost host) => RunAsync(Blocks[block], host, []);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    async Task<string> RunAsync(string commands, FunctionsHost host, (string Name, string Value)[] variables)
    {
        var start = new ProcessStartInfo("bash", ["-euo", "pipefail", "-c", commands.Replace(":7071", $":{host.Http.BaseAddress!.Port}", StringComparison.Ordinal)])
        {
            WorkingDirectory = Folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in variables) start.Environment[name] = value;
        using var shell = Process.Start(start)!;
        using var patience = new CancellationTokenSource(Patience);
        var (output, errors) = (shell.StandardOutput.ReadToEndAsync(CancellationToken.None), shell.StandardError.ReadToEndAsync(CancellationToken.None));
        try
        {
            await shell.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            shell.Kill(entireProcessTree: true);
            throw new TimeoutException($"{_name} does not end:\n{await output}\n{host.Log}");
        }
        return shell.ExitCode == 0
            ? await output
            : throw new InvalidOperationException($"{_name} ended with {shell.ExitCode}:\n{commands}\n{await output}\n{await errors}\n{host.Log}");
    }

    [GeneratedRegex("```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shell();
}
