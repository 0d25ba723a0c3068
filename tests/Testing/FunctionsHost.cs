using System.Diagnostics;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Pipeline.Testing;

/// <summary>The function app as its own process, as a person starts it, on a free port.</summary>
public sealed class FunctionsHost : IAsyncDisposable
{
    const string DevelopmentIssuer = "Access__DevelopmentIssuer";
    const string Yearly = "0 30 3 1 1 *";

    readonly Process _process;
    readonly StringBuilder _log = new();

    FunctionsHost(Process process, Uri address) => (_process, Http) = (process, new HttpClient { BaseAddress = address });

    /// <summary>Signed in as an operator where the host has the development issuer, otherwise as nobody.</summary>
    public HttpClient Http { get; }

    /// <summary>Everything the process has printed.</summary>
    public string Log
    {
        get
        {
            lock (_log) return _log.ToString();
        }
    }

    /// <param name="settings">Further environment variables of the process. Unless they say otherwise it has the development issuer.</param>
    /// <param name="isHealthy">Whether every check is to pass before the host is given back, or one to fail.</param>
    /// <exception cref="InvalidOperationException">The process ended at start; the message holds what it printed.</exception>
    public static async Task<FunctionsHost> StartAsync(
        string storage, string? pseudonymKey = null, IReadOnlyDictionary<string, string>? settings = null, bool isHealthy = true)
    {
        var address = new Uri($"http://127.0.0.1:{FreePort.Take(1)[0]}");
        var start = Describe(address, storage, pseudonymKey, settings);
        var host = new FunctionsHost(Process.Start(start)!, address);
        host.Listen();
        await host.WaitUntilReadyAsync("api/health", healthy: true);
        if (start.Environment[DevelopmentIssuer] != "true") return host;
        host.Http.DefaultRequestHeaders.Authorization = await host.SignInAsync("Operator");
        await host.WaitUntilReadyAsync("api/health/checks", isHealthy && pseudonymKey is null);
        return host;
    }

    /// <summary>How the process is started, for who measures the start itself.</summary>
    public static ProcessStartInfo Describe(Uri address, string storage, string? pseudonymKey = null, IReadOnlyDictionary<string, string>? settings = null)
    {
        var configuration = Path.GetFileName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var start = new ProcessStartInfo("dotnet")
        {
            ArgumentList = { Repository.PathOf("artifacts", "bin", "Functions", configuration, "Pipeline.Functions.dll"), "--urls", address.ToString() },
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["AzureWebJobsStorage"] = storage,
                ["DataStorage"] = storage,
                ["Pseudonyms__Keys__test"] = pseudonymKey ?? Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray()),
                ["Pseudonyms__Current"] = "test",
                ["Sensitive__Keys__test"] = Convert.ToBase64String(Enumerable.Range(32, 32).Select(i => (byte)i).ToArray()),
                ["Sensitive__Current"] = "test",
                ["Rounding__Keys__test"] = Convert.ToBase64String(Enumerable.Range(64, 32).Select(i => (byte)i).ToArray()),
                ["Rounding__Current"] = "test",
                ["DiasporaContacts__Keys__test"] = Convert.ToBase64String(Enumerable.Range(64, 32).Select(i => (byte)i).ToArray()),
                ["DiasporaContacts__Current"] = "test",
                ["Diaspora__MatchSchedule"] = Yearly,
                ["AZURE_FUNCTIONS_ENVIRONMENT"] = "Development",
                [DevelopmentIssuer] = "true",
                ["Coordination__WatchSchedule"] = "0 0 4 * * *",
                ["Audit__SealSchedule"] = "0 30 4 * * *",
                ["Pseudonyms__RotateSchedule"] = "0 0 22 * * *",
                ["Retention__Schedule"] = "0 0 3 * * *",
                ["Storage__Country"] = "RWA",
                ["Indicators__RecomputeSchedule"] = "0 0 0 * * *",
                ["Statistics__PublishSchedule"] = "0 0 2 * * *",
                // Once a year, lest they come in between: tests have them run by hand.
                ["Intake__SweepSchedule"] = Yearly,
                ["Intake__ReconcileSchedule"] = Yearly,
                ["Intake__ReplaySchedule"] = Yearly,
                ["Protection__WatchSchedule"] = "0 0 4 * * *",
                ["Protection__WorkSchedule"] = "0 0 4 * * *",
            },
        };
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) start.Environment[name] = value;
        // Elsewhere an origin without encryption is refused.
        if (start.Environment["AZURE_FUNCTIONS_ENVIRONMENT"] == "Development") start.Environment.TryAdd("Dashboard__Origins", address.GetLeftPart(UriPartial.Authority));
        return start;
    }

    /// <summary>A token of the development issuer, as a header to send.</summary>
    public async Task<AuthenticationHeaderValue> SignInAsync(string role, string? agency = null)
    {
        using var answer = await Http.PostAsJsonAsync("api/dev/token", new { role, agency });
        answer.EnsureSuccessStatusCode();
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>();
        return new("Bearer", token.GetProperty("access_token").GetString());
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

    async Task WaitUntilReadyAsync(string path, bool healthy)
    {
        await Eventually.IsTrueAsync(async () =>
        {
            if (_process.HasExited)
            {
                // Until everything that it printed was read.
                await _process.WaitForExitAsync();
                throw new InvalidOperationException($"The functions ended at start:\n{Log}");
            }
            try
            {
                using var answer = await Http.GetAsync(new Uri(path, UriKind.Relative));
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
