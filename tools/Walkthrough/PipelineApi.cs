using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Pipeline.Intake.Receipts;
using Pipeline.Reference;

namespace Pipeline.Walkthrough;

/// <summary>
/// The HTTP interface of a running pipeline, as far as the walkthrough uses it: as an operator, and as the agencies whose files it delivers. Waits
/// poll until the token ends them.
/// </summary>
sealed class PipelineApi(Uri host) : IDisposable
{
    static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    readonly HttpClient _http = new() { BaseAddress = host };

    readonly ConcurrentDictionary<AgencyId, Task<AuthenticationHeaderValue>> _submitters = [];

    /// <summary>Waits for the functions, signs in as an operator and waits for all they depend on.</summary>
    /// <returns>The header that an operator sends.</returns>
    public async Task<AuthenticationHeaderValue> OpenAsync(CancellationToken ct)
    {
        await WaitAsync("api/health", ct);
        var signedIn = await SignInAsync(new { role = "Operator" }, ct);
        _http.DefaultRequestHeaders.Authorization = signedIn;
        await WaitAsync("api/health/checks", ct);
        return signedIn;
    }

    /// <summary>Leave to deliver a file, got by a submitter of its agency.</summary>
    public async Task<Ticket> TicketAsync(DropPath drop, CancellationToken ct)
    {
        var submitter = await _submitters.GetOrAdd(drop.Agency, agency => SignInAsync(new { role = "AgencySubmitter", agency = $"{agency}" }, ct));
        using var request = new HttpRequestMessage(HttpMethod.Post, $"api/agencies/{drop.Agency}/upload-tickets")
        {
            Content = JsonContent.Create(new { dataset = $"{drop.Dataset}", period = $"{drop.Period}", fileName = drop.FileName }),
            Headers = { Authorization = submitter },
        };
        using var answer = await _http.SendAsync(request, ct);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<Ticket>(ct))!;
    }

    public async Task<Receipt> ReceiptAsync(SubmissionId id, CancellationToken ct) =>
        Receipt.FromJson(new BinaryData(await PollAsync($"api/submissions/{id}", ct)));

    /// <summary>Has a timer function run now.</summary>
    public async Task RunTimerAsync(string function, CancellationToken ct)
    {
        using var answer = await _http.PostAsJsonAsync($"admin/functions/{function}", new { input = "" }, ct);
        answer.EnsureSuccessStatusCode();
    }

    public async Task<RankingAnswer> RankingAsync(CancellationToken ct)
    {
        await PollAsync("api/occupations-in-demand/ranking", ct);
        return (await _http.GetFromJsonAsync<RankingAnswer>("api/occupations-in-demand/ranking", ct))!;
    }

    /// <summary>The published tables, once there is a release.</summary>
    public async Task<TablesAnswer> TablesAsync(CancellationToken ct) => JsonSerializer.Deserialize<TablesAnswer>(await PollAsync("api/tables", ct), JsonSerializerOptions.Web)!;

    public async Task<ExplanationAnswer> ExplanationAsync(string isco08, CancellationToken ct) =>
        (await _http.GetFromJsonAsync<ExplanationAnswer>($"api/occupations-in-demand/occupations/{isco08}", ct))!;

    /// <summary>The header that somebody of a role sends.</summary>
    public Task<AuthenticationHeaderValue> SignInAsync(string role, string? agency, CancellationToken ct) => SignInAsync(new { role, agency }, ct);

    /// <summary>Does one step as somebody of a role, and gives the answer; nothing where there is none.</summary>
    /// <param name="by">Null for nobody: what is for everybody.</param>
    /// <param name="header">A further header, such as a secret that does not go into an address.</param>
    /// <exception cref="InvalidOperationException">It was refused; the message has the reason.</exception>
    public async Task<JsonElement> SendAsync(HttpMethod method, string path, HttpContent? body, AuthenticationHeaderValue? by, CancellationToken ct, (string Name, string Value)? header = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative)) { Content = body, Headers = { Authorization = by } };
        if (header is var (name, value)) request.Headers.Add(name, value);
        using var answer = await _http.SendAsync(request, ct);
        var text = await answer.Content.ReadAsStringAsync(ct);
        if (!answer.IsSuccessStatusCode) throw new InvalidOperationException($"{method} {path}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonElement.Parse(text);
    }

    public void Dispose() => _http.Dispose();

    /// <summary>The development issuer takes everybody at their word.</summary>
    async Task<AuthenticationHeaderValue> SignInAsync(object who, CancellationToken ct)
    {
        using var answer = await _http.PostAsJsonAsync("api/dev/token", who, ct);
        answer.EnsureSuccessStatusCode();
        return new("Bearer", (await answer.Content.ReadFromJsonAsync<JsonElement>(ct)).GetProperty("access_token").GetString());
    }

    async Task WaitAsync(string path, CancellationToken ct)
    {
        while (true)
        {
            try
            {
                using var answer = await _http.GetAsync(new Uri(path, UriKind.Relative), ct);
                if (answer.IsSuccessStatusCode) return;
            }
            catch (HttpRequestException)
            {
                // Not listening yet.
            }
            await Task.Delay(Pause, ct);
        }
    }

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

/// <summary>The answer of <c>/api/agencies/{agency}/upload-tickets</c>, as far as it is used.</summary>
sealed record Ticket(Uri Url, string Method, IReadOnlyDictionary<string, string> Headers);
