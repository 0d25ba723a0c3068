using System.Net;
using System.Net.Sockets;

namespace Pipeline.Testing;

/// <summary>
/// Ports of the loopback address that nothing listens on, for this process alone: each test process holds a stretch of its own. They lie below
/// those that a system gives to outgoing connections, or one of these could have the port before the server that is started on it.
/// </summary>
public static class FreePort
{
    const int First = 12_000;
    const int Stretches = 100;
    const int Length = 200;

    static readonly Lock Gate = new();

    // Held as long as the process lives.
    static readonly (FileStream Claim, int Start) Stretch = Claim();
    static int _taken;

    /// <exception cref="InvalidOperationException">All ports of the stretch are in use.</exception>
    public static int[] Take(int count)
    {
        lock (Gate) return [.. Enumerable.Range(0, count).Select(_ => Next())];
    }

    static int Next()
    {
        for (var tried = 0; tried < Length; tried++)
        {
            var port = Stretch.Start + _taken++ % Length;
            using var listener = new TcpListener(IPAddress.Loopback, port);
            try
            {
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Another program's.
            }
        }
        throw new InvalidOperationException($"Nothing is free from port {Stretch.Start} to {Stretch.Start + Length - 1}.");
    }

    static (FileStream, int) Claim()
    {
        for (var stretch = 0; stretch < Stretches; stretch++)
            try
            {
                var path = Path.Combine(Path.GetTempPath(), $"pipeline-ports-{stretch}");
                return (new FileStream(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None), First + stretch * Length);
            }
            catch (IOException)
            {
                // Another test process holds it.
            }
        throw new InvalidOperationException($"{Stretches} test processes hold ports.");
    }
}
