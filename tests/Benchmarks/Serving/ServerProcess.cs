using System.Diagnostics;
using System.Globalization;

namespace Pipeline.Benchmarks.Serving;

/// <summary>A server as a process of its own.</summary>
sealed class ServerProcess : IAsyncDisposable
{
    readonly Process _process;

    ServerProcess(Process process, Uri address) => (_process, Http) = (process, new(new SocketsHttpHandler { MaxConnectionsPerServer = 256 }) { BaseAddress = address, Timeout = TimeSpan.FromMinutes(5) });

    public HttpClient Http { get; }

    /// <summary>Starts the process and asks until the path is answered.</summary>
    /// <returns>The server, and the time from start to answer.</returns>
    public static async Task<(ServerProcess Server, TimeSpan Time)> StartAsync(ProcessStartInfo start, Uri address, string path)
    {
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        var clock = Stopwatch.StartNew();
        var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var server = new ServerProcess(process, address);
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException($"{start.FileName} {string.Join(' ', start.ArgumentList)} ended at start.");
            try
            {
                using var answer = await server.Http.GetAsync(new Uri(path, UriKind.Relative));
                if (answer.IsSuccessStatusCode) return (server, clock.Elapsed);
            }
            catch (HttpRequestException)
            {
                // It does not listen yet.
            }
            await Task.Delay(2);
        }
    }

    /// <summary>Bytes of memory that the process has now (VmRSS), or has had at most since <see cref="ForgetPeakAsync"/> (VmHWM).</summary>
    public async Task<long> MemoryAsync(string field)
    {
        var line = (await File.ReadAllLinesAsync($"/proc/{_process.Id}/status")).First(l => l.StartsWith($"{field}:", StringComparison.Ordinal));
        return 1024 * long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture);
    }

    public Task ForgetPeakAsync() => File.WriteAllTextAsync($"/proc/{_process.Id}/clear_refs", "5");

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }
}
