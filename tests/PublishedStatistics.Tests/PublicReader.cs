using System.Globalization;
using System.Net;
using Pipeline.Sdmx.Tests;
using Pipeline.Statistics.Structures;
using Pipeline.Testing;

namespace Pipeline.PublishedStatistics.Tests;

/// <summary>Anybody who reads the running interface: no token, no limit, every cell kept.</summary>
sealed class PublicReader(Uri host) : IDisposable
{
    public const string Agency = "RW_LMIS";

    readonly HttpClient _http = new() { Timeout = TimeSpan.FromMinutes(5) };

    public void Dispose() => _http.Dispose();

    /// <summary>An answer, which may be none (204) or too much (413).</summary>
    public async Task<(HttpStatusCode Status, byte[] Body)> AskAsync(string path)
    {
        using var answer = await _http.GetAsync(new Uri($"{host.AbsoluteUri.TrimEnd('/')}{path}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }));
        return (answer.StatusCode, await answer.Content.ReadAsByteArrayAsync());
    }

    /// <exception cref="InvalidOperationException">The answer is neither 200 nor 204.</exception>
    public async Task<string> TextAsync(string path)
    {
        var (status, body) = await AskAsync(path);
        return status is HttpStatusCode.OK or HttpStatusCode.NoContent
            ? System.Text.Encoding.UTF8.GetString(body)
            : throw new InvalidOperationException($"{path}: {(int)status} {System.Text.Encoding.UTF8.GetString(body)}");
    }

    /// <summary>What a question is answered with as CSV; nothing where nothing is found.</summary>
    public async Task<List<Cell>> CellsAsync(Dataflow flow, string question) =>
        await TextAsync($"/v2/data/dataflow/{Agency}/{flow.Id}/{flow.Version}/{question}{(question.Contains('?', StringComparison.Ordinal) ? '&' : '?')}format=csvdata") is { Length: > 0 } text
            ? Cell.OfCsv(text, OrderOf(flow))
            : [];

    /// <summary>Waits until a release is served: a new one is seen within seconds.</summary>
    public Task WaitForAsync(string release) => Eventually.IsTrueAsync(
        async () =>
        {
            using var answer = await _http.GetAsync(new Uri(host, "api/config"));
            return answer.Headers.TryGetValues("X-Release-Id", out var id) && id.Single() == release;
        },
        () => $"Release {release} is not served.");

    /// <summary>The components of a cell's key.</summary>
    public static string[] OrderOf(Dataflow flow) => [.. flow.Dimensions.Select(d => d.Id), "TIME_PERIOD"];

    /// <summary>Every cell of the release that is served, by dataflow.</summary>
    public async Task<ReleaseCrawl> CrawlAsync(StructureSet structures, int number)
    {
        var cells = new Dictionary<string, IReadOnlyList<Cell>>();
        var listed = System.Text.Json.JsonElement.Parse(await TextAsync("/api/tables"));
        foreach (var table in listed.GetProperty("tables").EnumerateArray())
        {
            var flow = structures.Dataflow(table.GetProperty("id").GetString()!)!;
            cells.Add(flow.Id, await CellsAsync(flow, "*"));
        }
        var release = listed.GetProperty("release").GetString()!;
        var accuracy = System.Text.Json.JsonElement.Parse(await TextAsync($"/api/releases/{release}")).GetProperty("flows").EnumerateArray().ToDictionary(
            f => f.GetProperty("dataflow").GetString()!,
            f => f.GetProperty("accuracy").EnumerateArray().ToDictionary(a => a.GetProperty("level").GetInt32(), a => a.GetProperty("max").GetDouble()));
        return new(release, number, cells, accuracy);
    }
}

/// <summary>All that was served of one release.</summary>
/// <param name="Number">Its place among those that are attacked together.</param>
/// <param name="Accuracy">By dataflow and number of dimensions shown, how far figures are said to be off at most.</param>
sealed record ReleaseCrawl(
    string Release, int Number, IReadOnlyDictionary<string, IReadOnlyList<Cell>> Cells, IReadOnlyDictionary<string, Dictionary<int, double>> Accuracy)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Release}: {Cells.Sum(c => c.Value.Count)} cells of {Cells.Count} dataflows");
}
