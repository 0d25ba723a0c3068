using System.Diagnostics;
using System.Text;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>The function app as its own process, as a person starts it, on a free port.</summary>
sealed class FunctionsHost : IAsyncDisposable
{
    readonly Process _process;
    readonly StringBuilder _log = new();

    FunctionsHost(Process process, Uri address) => (_process, Http) = (process, new HttpClient { BaseAddress = address });

    public HttpClient Http { get; }

    /// <summary>Everything the process has printed.</summary>
    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    /// <param name="settings">Further environment variables of the process.</param>
    public static async Task<FunctionsHost> StartAsync(
        string storage, string? pseudonymKey = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var address = new Uri($"http://127.0.0.1:{FreePort.Take(1)[0]}");
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Repository.PathOf("artifacts", "bin", "Functions", configuration, "Pipeline.Functions.dll"), "--urls", address.ToString() },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AzureWebJobsStorage"] = storage,
                ["DataStorage"] = storage,
                ["Pseudonyms__Key"] = pseudonymKey ?? Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray()),
                ["Pseudonyms__KeyVersion"] = "test",
            },
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        var host = new FunctionsHost(Process.Start(start)!, address);
        host.Listen();
        await host.WaitUntilReadyAsync(pseudonymKey is null);
        return host;
    }

    /// <summary>Ends the process as an operator would (SIGTERM), and waits for it.</summary>
    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        if (!_process.HasExited)
        {
            using var kill = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
            await _process.WaitForExitAsync();
        }
        _process.Dispose();
    }

    /// <summary>Ends the process as a power cut would: nothing of it is told, and nothing it had open is closed.</summary>
    public async Task KillAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    async Task WaitUntilReadyAsync(bool healthy)
    {
        await Eventually.IsTrueAsync(async () =>
        {
            if (_process.HasExited) throw new InvalidOperationException($"The functions ended at start:\n{Log}");
            try
            {
                using var answer = await Http.GetAsync(new Uri("api/health", UriKind.Relative));
                return answer.IsSuccessStatusCode == healthy;
            }
            catch (HttpRequestException)
            {
                return false;
            }
        }, () => $"The functions are not healthy:\n{Log}");
    }

    void Listen()
    {
        _process.OutputDataReceived += Append;
        _process.ErrorDataReceived += Append;
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();

        void Append(object sender, DataReceivedEventArgs line)
        {
            lock (_log) _log.AppendLine(line.Data);
        }
    }
}
