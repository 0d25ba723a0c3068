using System.Diagnostics;
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Pipeline.Testing;

namespace Pipeline.Sdmx.Tests;

/// <summary>The services as they run, by what goes over the wire.</summary>
public sealed class HttpTests(RunningStatistics statistics) : IClassFixture<RunningStatistics>
{
    const string V2 = "/v2/data/dataflow/RW_LMIS/DF_T05_MADE/1.0.0";
    const string Rest = "/rest/data/DF_T05_MADE";

    static readonly string[] Order = [.. Served.Flow.Dimensions.Append(Served.Flow.Time).Select(c => c.Id)];

    /// <summary>One address of every form.</summary>
    public static TheoryData<string, string?, string> Forms => new()
    {
        { $"{Rest}/all", null, "application/vnd.sdmx.data+json;version=1.0.0" },
        { $"{Rest}/all/all", "application/vnd.sdmx.data+csv;version=1.0.0", "application/vnd.sdmx.data+csv;version=1.0.0" },
        { $"{Rest}/A....", "application/vnd.sdmx.genericdata+xml;version=2.1", "application/vnd.sdmx.genericdata+xml;version=2.1" },
        { $"{Rest}/A....?format=structurespecificdata", null, "application/vnd.sdmx.structurespecificdata+xml;version=2.1" },
        { $"{V2}/*", "*/*", "application/vnd.sdmx.data+json;version=2.0.0" },
        { $"{V2}/*&format=csvdata", null, "application/vnd.sdmx.data+csv;version=2.0.0" },
        { "/rest/dataflow/all/all/latest", null, "application/vnd.sdmx.structure+json;version=1.0.0" },
        { "/rest/datastructure/RW_LMIS/DSD_T05_MADE?references=all", "application/xml", "application/xml" },
        { "/rest/availableconstraint/DF_T05_MADE/A....", "application/vnd.sdmx.structure+xml;version=2.1", "application/vnd.sdmx.structure+xml;version=2.1" },
        { "/v2/structure/codelist/RW_LMIS/*/*", null, "application/vnd.sdmx.structure+json;version=2.0.0" },
        { "/v2/availability/dataflow/RW_LMIS/DF_T05_MADE/1.0.0/A/REF_AREA?mode=available", null, "application/vnd.sdmx.structure+json;version=2.0.0" },
        { "/api/tables", null, "application/json" },
        { "/api/tables/DF_T05_MADE", null, "application/json" },
        { "/api/tables/DF_T05_MADE/data", null, "application/json" },
        { "/api/tables/DF_T05_MADE/data?outputFormat=csv&valuecodes[SEX]=F", null, "text/csv" },
        { "/api/tables/DF_T05_MADE/data?outputFormat=parquet&valuecodes%5BSEX%5D=F", null, "application/vnd.apache.parquet" },
        { "/api/releases", null, "application/json" },
        { "/api/releases/2026-03-01-a", null, "application/json" },
        { "/api/releases/2026-03-01-a/DF_T05_MADE.parquet", null, "application/vnd.apache.parquet" },
        { "/api/releases/2026-03-01-a/DF_T05_MADE.csv.gz", null, "application/gzip" },
        { "/api/releases/2026-03-01-a/DF_T05_MADE.json", null, "application/vnd.sdmx.data+json;version=2.0.0" },
        { "/api/releases/2026-03-01-a/return.csv", null, "text/csv" },
        { "/api/config", null, "application/json" },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public async Task Every_answer_says_what_it_is_and_is_not_sent_twice(string path, string? accept, string mediaType)
    {
        using var answer = await statistics.AskAsync(path, accept);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(mediaType, Type(answer));
        Assert.Equal(("*", "2026-03-01-a"), (One(answer, "Access-Control-Allow-Origin"), One(answer, "X-Release-Id")));
        Assert.Contains("max-age=300", One(answer, "Cache-Control"), StringComparison.Ordinal);
        Assert.Equal("Accept, Accept-Language, Accept-Encoding", One(answer, "Vary"));
        Assert.Equal(new DateTimeOffset(2026, 3, 1, 2, 0, 0, TimeSpan.Zero), answer.Content.Headers.LastModified);
        var tag = answer.Headers.ETag!;
        Assert.False(tag.IsWeak);
        var body = await answer.Content.ReadAsByteArrayAsync();

        using var head = await statistics.AskAsync(path, accept, HttpMethod.Head);
        Assert.Equal((HttpStatusCode.OK, tag, mediaType, 0), (head.StatusCode, head.Headers.ETag!, Type(head), (await head.Content.ReadAsByteArrayAsync()).Length));
        await IsNotModified(path, accept, ("If-None-Match", $"\"other\", {tag}"));
        await IsNotModified(path, accept, ("If-Modified-Since", "Sun, 01 Mar 2026 02:00:00 GMT"));
        using var first = await statistics.AskAsync(path, accept, null, ("If-None-Match", "\"other\""), ("If-Modified-Since", "Sun, 01 Mar 2026 02:00:00 GMT"));
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        Assert.Equal(body, await first.Content.ReadAsByteArrayAsync());

        using var packed = await statistics.AskAsync(path, accept, null, ("Accept-Encoding", "gzip"));
        if (packed.Content.Headers.ContentEncoding.Contains("gzip"))
        {
            Assert.NotEqual(tag, packed.Headers.ETag);
            await using var plain = new GZipStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress);
            using var unpacked = new MemoryStream();
            await plain.CopyToAsync(unpacked);
            Assert.Equal(body, unpacked.ToArray());
        }
        else Assert.Matches("(parquet|gz)$", path.Split('?')[0].Replace("/data", "/data.parquet", StringComparison.Ordinal));
    }

    async Task IsNotModified(string path, string? accept, (string, string) header)
    {
        using var known = await statistics.AskAsync(path, accept, null, header);
        Assert.Equal(HttpStatusCode.NotModified, known.StatusCode);
        Assert.Empty(await known.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Another_form_language_or_coding_has_another_tag_and_the_same_question_in_other_words_the_same()
    {
        var tags = new List<string>
        {
            await TagAsync($"{V2}/A.RW01"), await TagAsync($"{V2}/A.RW01", language: "fr"), await TagAsync($"{V2}/A.RW01", "text/csv"), await TagAsync($"{V2}/A.RW01", coding: "gzip"),
            await TagAsync($"{V2}/A.RW02"), await TagAsync($"{V2}/A.RW01?dimensionAtObservation=AllDimensions"), await TagAsync($"{Rest}/A.RW01...?format=jsondata"),
        };
        Assert.Equal(tags.Count, tags.Distinct().Count());
        Assert.Equal(tags[0], await TagAsync($"{V2}/A.RW01.*.*.*?attributes=dsd&includeHistory=false&measures=all"));
        Assert.Equal(tags[1], await TagAsync($"{V2}/A.RW01?lang=fr", language: "rw"));

        async Task<string> TagAsync(string path, string? accept = null, string language = "en", string coding = "identity")
        {
            using var answer = await statistics.AskAsync(path, accept, HttpMethod.Head, ("Accept-Language", language), ("Accept-Encoding", coding));
            return $"{answer.Headers.ETag}";
        }
    }

    [Theory]
    [InlineData($"{Rest}/A.B", 400)]
    [InlineData($"{Rest}/../all", 400)]
    [InlineData($"{Rest}/all?startPeriod=2024&endPeriod=2020", 400)]
    [InlineData($"{Rest}/A.RW99...", 404)]
    [InlineData("/rest/data/DF_NONE/all", 404)]
    [InlineData("/rest/data/DF_T99_NONE/all", 404)]
    [InlineData("/rest/data/OTHER,DF_T05_MADE,1.0.0/all", 404)]
    [InlineData("/rest/codelist/RW_LMIS/CL_NONE", 404)]
    [InlineData("/rest/schema/dataflow/RW_LMIS/DF_T05_MADE/1.0.0", 501)]
    [InlineData("/rest/colours", 400)]
    [InlineData($"{V2}/A.RW99", 204)]
    [InlineData($"{V2}/*?c[OBS_VALUE]=many", 400)]
    [InlineData($"{V2}/*?c[COLOUR]=red", 400)]
    [InlineData("/v2/data/datastructure/RW_LMIS/DSD_T05_MADE/1.0.0/*", 501)]
    [InlineData("/v2/metadata/dsd/x", 501)]
    [InlineData("/v2/structure/codelist/RW_LMIS/CL_NONE", 204)]
    [InlineData("/api/tables/DF_NONE/data", 404)]
    [InlineData("/api/tables?pageSize=0", 400)]
    [InlineData("/api/releases/2020-01-01", 404)]
    [InlineData("/api/releases/2026-03-01-a/DF_T05_MADE.exe", 404)]
    public async Task What_cannot_be_answered_is_told_plainly_and_to_any_page(string path, int status)
    {
        foreach (var accept in (string?[])[null, "application/vnd.sdmx.data+json;version=1.0.0, application/vnd.sdmx.structure+json;version=1.0.0, application/vnd.sdmx.data+json;version=2.0.0, application/vnd.sdmx.structure+json;version=2.0.0"])
        {
            if (accept is not null && path.StartsWith("/api", StringComparison.Ordinal)) continue;
            using var answer = await statistics.AskAsync(path, accept);
            Assert.Equal(status, (int)answer.StatusCode);
            Assert.Equal("*", One(answer, "Access-Control-Allow-Origin"));
            var body = await answer.Content.ReadAsStringAsync();
            if (status == 204) { Assert.Empty(body); continue; }
            Assert.Null(answer.Headers.ETag);
            var json = JsonElement.Parse(body);
            if (accept is null) Assert.Equal((status, "application/problem+json"), (json.GetProperty("status").GetInt32(), answer.Content.Headers.ContentType!.MediaType));
            else Assert.Equal(path.StartsWith("/v2", StringComparison.Ordinal) ? status : status switch { 400 => 140, 404 => 100, _ => status }, json.GetProperty("errors")[0].GetProperty("code").GetInt32());
        }
    }

    [Fact]
    public async Task Unknown_media_types_and_overlong_addresses_are_refused()
    {
        using var image = await statistics.AskAsync($"{Rest}/all", "image/png");
        Assert.Equal(HttpStatusCode.NotAcceptable, image.StatusCode);
        foreach (var key in (string[])[new('+', 10_000), string.Join('+', Enumerable.Repeat("A", 4_000)), new('.', 4_000), new('%', 3_000), string.Concat(Enumerable.Repeat("%2B", 2_000))])
        {
            using var answer = await statistics.AskAsync($"{Rest}/{key}");
            Assert.InRange((int)answer.StatusCode, 400, 499);
        }
    }

    [Fact]
    public async Task A_browser_may_ask_first()
    {
        using var answer = await statistics.AskAsync($"{V2}/*", null, HttpMethod.Options, ("Origin", "https://example.org"), ("Access-Control-Request-Method", "GET"));
        Assert.Equal((HttpStatusCode.NoContent, "GET, HEAD, OPTIONS"), (answer.StatusCode, One(answer, "Access-Control-Allow-Methods")));
        using var post = await statistics.AskAsync($"{V2}/*", null, HttpMethod.Post);
        Assert.Equal(HttpStatusCode.NotFound, post.StatusCode);
    }

    [Fact]
    public async Task A_plus_in_a_filter_arrives_as_one()
    {
        foreach (var filter in (string[])["c[TIME_PERIOD]=ge:2022+le:2023", "c%5BTIME_PERIOD%5D=ge:2022%2Ble:2023"])
        {
            using var answer = await statistics.AskAsync($"{V2}/A?format=csvdata&{filter}");
            var cells = Cell.OfCsv(await answer.Content.ReadAsStringAsync(), Order);
            Assert.Equal(["2022", "2023"], cells.Select(c => c.Key.Split('.')[^1]).Distinct().Order(StringComparer.Ordinal));
        }
    }

    [Fact]
    public async Task Everything_that_is_told_of_a_crawl_is_the_protected_table()
    {
        var expected = Cell.OfTable(Served.Flow).OrderBy(c => c.Key, StringComparer.Ordinal).ToList();
        foreach (var path in (string[])[$"{V2}/*?format=csvdata", $"{Rest}/all?format=csvdata", "/api/tables/DF_T05_MADE/data?outputFormat=csv"])
        {
            using var answer = await statistics.AskAsync(path);
            Assert.Equal(expected, Cell.OfCsv(await answer.Content.ReadAsStringAsync(), Order).OrderBy(c => c.Key, StringComparer.Ordinal));
        }
        using var stored = await statistics.AskAsync("/api/releases/2026-03-01-a/DF_T05_MADE.parquet");
        Assert.Equal(expected, (await Cell.OfParquetAsync(await stored.Content.ReadAsByteArrayAsync(), Served.Flow)).OrderBy(c => c.Key, StringComparer.Ordinal));
        using var packed = await statistics.AskAsync("/api/releases/2026-03-01-a/DF_T05_MADE.csv.gz");
        using var reader = new StreamReader(new GZipStream(await packed.Content.ReadAsStreamAsync(), CompressionMode.Decompress));
        Assert.Equal(expected, Cell.OfCsv(await reader.ReadToEndAsync(), Order).OrderBy(c => c.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Limits_are_told_and_who_asks_too_often_is_told_when_to_come_again()
    {
        await using var host = await statistics.AnotherAsync(new() { ["Statistics__RequestsPerMinute"] = "30" });
        HttpResponseMessage? last = null;
        for (var i = 0; i < 60 && last is not { StatusCode: HttpStatusCode.TooManyRequests }; i++)
        {
            last?.Dispose();
            last = await host.Http.GetAsync(new Uri("api/config", UriKind.Relative));
        }
        Assert.Equal(HttpStatusCode.TooManyRequests, last!.StatusCode);
        Assert.InRange(last.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        Assert.Equal(("*", "\"requests\";q=30;w=60"), (One(last, "Access-Control-Allow-Origin"), One(last, "RateLimit-Policy")));
        last.Dispose();
        using var answer = await statistics.AskAsync("/api/config");
        Assert.Equal(RunningStatistics.Quota, JsonElement.Parse(await answer.Content.ReadAsStringAsync()).GetProperty("maxCallsPerTimeWindow").GetInt32());
    }

    [Fact]
    public async Task Statisticians_own_clients_read_it()
    {
        var schemas = Repository.PathOf("..", "shared", "reference", "sdmx-json");
        var start = new ProcessStartInfo("node", ["--test", "--test-reporter=tap", Repository.PathOf("tests", "SdmxClients", "clients.test.mjs")])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment = { ["STATISTICS"] = statistics.Http.BaseAddress!.AbsoluteUri.TrimEnd('/'), ["SCHEMAS"] = Directory.Exists(schemas) ? schemas : "" },
        };
        using var node = Process.Start(start)!;
        var errors = node.StandardError.ReadToEndAsync();
        var output = await node.StandardOutput.ReadToEndAsync();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, $"{output}\n{await errors}\n{(statistics.Log.Length > 3000 ? statistics.Log[^3000..] : statistics.Log)}");
    }

    [FactWithR]
    public async Task R_reads_it()
    {
        using var r = Process.Start(new ProcessStartInfo("Rscript", [Repository.PathOf("tests", "SdmxClients", "rsdmx.R"), statistics.Http.BaseAddress!.AbsoluteUri.TrimEnd('/')])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = r.StandardError.ReadToEndAsync();
        var output = await r.StandardOutput.ReadToEndAsync();
        await r.WaitForExitAsync();
        Assert.True(r.ExitCode == 0 && output.Contains("rsdmx reads it", StringComparison.Ordinal), $"{output}\n{await errors}");
    }

    /// <summary>As it was sent: read as a media type it would be written anew.</summary>
    static string Type(HttpResponseMessage answer) => $"{answer.Content.Headers.NonValidated["Content-Type"]}";

    static string One(HttpResponseMessage answer, string header) => string.Join(", ", answer.Headers.GetValues(header));
}
