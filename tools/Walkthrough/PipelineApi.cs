using System.Net;
using System.Net.Http.Json;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;

namespace Pipeline.Walkthrough;

/// <summary>The HTTP interface of a running pipeline, as far as the walkthrough uses it. Waits poll until the token ends them.</summary>
sealed class PipelineApi(Uri host) : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    readonly HttpClient _http = new() { BaseAddress = host };

    public async Task WaitUntilHealthyAsync(CancellationToken ct)
    {
        while (true)
        {
            try
            {
                using var answer = await _http.GetAsync(new Uri("api/health", UriKind.Relative), ct);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(Pause, ct);
        }
    }

    public async Task<Receipt> ReceiptAsync(SubmissionId id, CancellationToken ct) =>
        Receipt.FromJson(new BinaryData(await PollAsync($"api/submissions/{id}", ct)));

    /// <summary>Has the timer function run now.</summary>
    public async Task RunNightlyAsync(CancellationToken ct)
    {
        using var answer = await _http.PostAsJsonAsync("admin/functions/RecomputeIndicators", new { input = "" }, ct);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<OccupationAnswer> OccupationsAsync(int level, CancellationToken ct)
    {
        await PollAsync($"api/indicators/occupations?level={level}", ct);
        return (await _http.GetFromJsonAsync<OccupationAnswer>($"api/indicators/occupations?level={level}", ct))!;
    }

    public void Dispose() => _http.Dispose();

    /// <summary>Asks until the answer is 200. 202 and 404 mean "not yet".</summary>
    async Task<byte[]> PollAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), ct);
            if (answer.StatusCode == HttpStatusCode.OK) return await answer.Content.ReadAsByteArrayAsync(ct);
            if (answer.StatusCode is not (HttpStatusCode.Accepted or HttpStatusCode.NotFound)) answer.EnsureSuccessStatusCode();
            await Task.Delay(Pause, ct);
        }
    }
}
