using System.Diagnostics;
using System.Net;

namespace Pipeline.Benchmarks.Serving;

/// <summary>Asks a server again and again over a few connections.</summary>
static class Load
{
    const int Connections = 8;

    static readonly TimeSpan WarmUp = TimeSpan.FromSeconds(3);
    static readonly TimeSpan Time = TimeSpan.FromSeconds(4);

    /// <summary>Requests a second of two servers in turn, the median of each.</summary>
    public static async Task<(double Theirs, double Ours)> CompareAsync(int rounds, Func<Func<HttpRequestMessage>> theirs, HttpClient their, Func<Func<HttpRequestMessage>> ours, HttpClient our)
    {
        await RunAsync(their, theirs(), WarmUp);
        await RunAsync(our, ours(), WarmUp);
        var (first, second) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            first.Add(await RunAsync(their, theirs(), Time));
            second.Add(await RunAsync(our, ours(), Time));
        }
        return (first.Order().ElementAt(rounds / 2), second.Order().ElementAt(rounds / 2));
    }

    static async Task<double> RunAsync(HttpClient http, Func<HttpRequestMessage> request, TimeSpan time)
    {
        var clock = Stopwatch.StartNew();
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(async () =>
        {
            var count = 0;
            for (; clock.Elapsed < time; count++)
            {
                using var asked = request();
                using var answer = await http.SendAsync(asked, HttpCompletionOption.ResponseHeadersRead);
                if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.NotModified)) throw new InvalidOperationException($"{asked.RequestUri}: {(int)answer.StatusCode}");
                await answer.Content.CopyToAsync(Stream.Null);
            }
            return count;
        })));
        return counts.Sum() / clock.Elapsed.TotalSeconds;
    }
}
