using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Local;

/// <summary>Where the host listens: --port, then --urls or ASPNETCORE_URLS, then local settings, then 7071. Loopback only.</summary>
static class ListenAddress
{
    const int DefaultPort = 7071;

    public static string[] Choose(string[] args, IConfiguration configuration, LocalSettings local)
    {
        if (new ConfigurationBuilder().AddCommandLine(args).Build()["port"] is { } port)
            return [OnPort(int.TryParse(port, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                ? number
                : throw new InvalidOperationException($"--port is '{port}', which is not a number."))];
        return configuration["urls"] is { Length: > 0 } urls
            ? [.. urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Loopback)]
            : [OnPort(local.Port ?? DefaultPort)];
    }

    static string OnPort(int port) => string.Create(CultureInfo.InvariantCulture, $"http://localhost:{port}");

    static string Loopback(string url) => LoopbackHost.Is(BindingAddress.Parse(url).Host)
        ? url
        : throw new InvalidOperationException(
            $"'{url}' is not a loopback address: this host serves one machine. Use http://localhost:port.");
}
