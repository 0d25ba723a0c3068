using System.Collections.Concurrent;
using System.Net;
using System.Text;
using Pipeline.Testing;

namespace Pipeline.EndToEnd.Tests;

/// <summary>Takes what an app sends by OTLP over HTTP, as a collector would, and keeps the bytes.</summary>
sealed class OtlpCollector : IAsyncDisposable
{
    readonly HttpListener _listener = new();
    readonly ConcurrentQueue<(string Path, byte[] Body)> _taken = [];
    readonly Task _listening;

    public OtlpCollector()
    {
        Address = new($"http://127.0.0.1:{FreePort.Take(1)[0]}/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _listening = ListenAsync();
    }

    public Uri Address { get; }

    /// <summary>Whether a name stands in what was sent to a path: protobuf writes text as it is.</summary>
    public bool WasSent(string path, string text) => WasSent(path, Encoding.UTF8.GetBytes(text));

    /// <summary>Whether one message to a path holds all of these bytes, in any order.</summary>
    public bool WasSent(string path, params byte[][] parts) => _taken.Any(t => t.Path == path && parts.All(part => t.Body.AsSpan().IndexOf(part) >= 0));

    public async ValueTask DisposeAsync()
    {
        _listener.Close();
        await _listening;
    }

    async Task ListenAsync()
    {
        while (true)
        {
            HttpListenerContext asked;
            try
            {
                asked = await _listener.GetContextAsync();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
            using var body = new MemoryStream();
            await asked.Request.InputStream.CopyToAsync(body);
            _taken.Enqueue((asked.Request.Url!.AbsolutePath, body.ToArray()));
            asked.Response.ContentType = "application/x-protobuf";
            asked.Response.Close();
        }
    }
}
