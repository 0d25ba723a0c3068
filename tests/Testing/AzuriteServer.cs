using System.Diagnostics;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Pipeline.Testing;

/// <summary>A real Azurite on free ports with a folder of its own. It can be stopped and started again on the same data.</summary>
public sealed class AzuriteServer : IAsyncDisposable
{
    // The account and key that every storage emulator documents.
    const string Account = "devstoreaccount1";
    const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    // Azurite that is killed forgets the last seconds, on which tests that start it again depend.
    static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(60);

    readonly string _folder = Directory.CreateTempSubdirectory("azurite-").FullName;
    readonly int[] _ports = FreePort.Take(3);
    readonly X509Certificate2? _certificate;
    readonly IReadOnlyList<string> _accounts;
    Process? _process;

    AzuriteServer(X509Certificate2? certificate, IReadOnlyList<string> accounts) => (_certificate, _accounts) = (certificate, accounts);

    public string ConnectionString => ConnectionStringOf(Account);

    public Uri BlobEndpoint => new($"{(_certificate is null ? "http" : "https")}://127.0.0.1:{_ports[0]}/{Account}");

    public Uri TableEndpoint => new($"{(_certificate is null ? "http" : "https")}://127.0.0.1:{_ports[2]}/{Account}");

    /// <param name="certificate">With its key: the services speak TLS then, and take tokens beside the account's key.</param>
    /// <param name="accounts">Accounts beside the usual one, with the same key.</param>
    public static async Task<AzuriteServer> StartNewAsync(X509Certificate2? certificate = null, params IReadOnlyList<string> accounts)
    {
        var server = new AzuriteServer(certificate, accounts);
        await server.StartAsync();
        return server;
    }

    internal string ConnectionStringOf(string account) =>
        $"DefaultEndpointsProtocol=http;AccountName={account};AccountKey={Key};" +
        $"BlobEndpoint=http://127.0.0.1:{_ports[0]}/{account};" +
        $"QueueEndpoint=http://127.0.0.1:{_ports[1]}/{account};" +
        $"TableEndpoint=http://127.0.0.1:{_ports[2]}/{account};";

    public async Task StartAsync()
    {
        var script = Repository.PathOf("tools", "node_modules", "azurite", "dist", "src", "azurite.js");
        if (!File.Exists(script)) throw new FileNotFoundException("Azurite is missing: run 'npm ci' in tools/ (./test does).", script);
        string[] arguments =
        [
            script, "--silent", "--skipApiVersionCheck", "--disableTelemetry", "--location", _folder,
            "--blobPort", $"{_ports[0]}", "--queuePort", $"{_ports[1]}", "--tablePort", $"{_ports[2]}", .. await TlsAsync(),
        ];
        _process = Process.Start(new ProcessStartInfo("node", arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["AZURITE_ACCOUNTS"] = string.Join(';', _accounts.Prepend(Account).Select(a => $"{a}:{Key}")) },
        })!;
        _ = _process.StandardOutput.ReadToEndAsync();
        var errors = _process.StandardError.ReadToEndAsync();
        foreach (var port in _ports)
            while (!await IsOpenAsync(port))
            {
                if (_process.HasExited) throw new InvalidOperationException($"Azurite ended at start: {await errors}");
                await Task.Delay(50);
            }
    }

    /// <summary>Asks Azurite to end, so that it first writes down what it was told: killed, it forgets the last seconds.</summary>
    public async Task StopAsync()
    {
        if (_process is null) return;
        using var asked = Process.Start("kill", ["-TERM", $"{_process.Id}"]);
        using var patience = new CancellationTokenSource(ShutdownTime);
        try
        {
            await _process.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync(CancellationToken.None);
        }
        _process.Dispose();
        _process = null;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        Directory.Delete(_folder, recursive: true);
    }

    async Task<string[]> TlsAsync()
    {
        if (_certificate is null) return [];
        var (certificate, key) = (Path.Combine(_folder, "certificate.pem"), Path.Combine(_folder, "key.pem"));
        await File.WriteAllTextAsync(certificate, _certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(key, _certificate.GetRSAPrivateKey()!.ExportPkcs8PrivateKeyPem());
        return ["--cert", certificate, "--key", key, "--oauth", "basic"];
    }

    static async Task<bool> IsOpenAsync(int port)
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("127.0.0.1", port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
