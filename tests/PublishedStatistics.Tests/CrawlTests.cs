using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using Pipeline.Sdmx.Serving;
using Pipeline.Sdmx.Tests;
using Pipeline.Statistics.Structures;

namespace Pipeline.PublishedStatistics.Tests;

/// <summary>Whatever is asked of the running functions, in whatever form, every figure in the answer is a cell of the release's protected table.</summary>
[Collection(nameof(PublishedTwice))]
public sealed class CrawlTests(PublishedTwice published)
{
    static StructureSet Structures => PublishedTwice.Definitions.Structures;

    static IEnumerable<Dataflow> Flows(PublishedTwice published) => published.Second.Cells.Keys.Select(id => Structures.Dataflow(id)!);

    [Fact]
    public async Task Every_form_of_every_dataflow_has_the_cells_of_the_stored_table_and_no_other()
    {
        foreach (var flow in Flows(published))
        {
            var (order, stored) = (PublicReader.OrderOf(flow), await StoredAsync(flow));
            Same(flow, "what was crawled", stored, published.Second.Cells[flow.Id]);
            var (rest, v2) = ($"/rest/data/{flow.Id}/all", $"/v2/data/dataflow/{PublicReader.Agency}/{flow.Id}/{flow.Version}/*");
            foreach (var path in (string[])[$"{rest}?format=jsondata", $"{rest}?dimensionAtObservation=AllDimensions", $"{rest}?dimensionAtObservation=SEX", $"{v2}?format=jsondata",
                $"{v2}?dimensionAtObservation=AllDimensions", $"/api/releases/{published.Served.Id}/{flow.Id}.json"])
                if (!path.EndsWith("=SEX", StringComparison.Ordinal) || flow.Dimensions.Any(d => d.Id == "SEX")) Same(flow, path, stored, Cell.OfJson(await published.Reader.TextAsync(path), order));
            foreach (var path in (string[])[$"{rest}?format=csvdata", $"/api/tables/{flow.Id}/data?outputFormat=csv"]) Same(flow, path, stored, Cell.OfCsv(await published.Reader.TextAsync(path), order));
            foreach (var format in (string[])["genericdata", "structurespecificdata"]) Same(flow, format, stored, Cell.OfXml(await published.Reader.TextAsync($"{rest}?format={format}"), order));
            Same(flow, "json-stat2", stored, await CubesAsync(flow, stored, "", 0));
            Same(flow, "parquet", stored, await Cell.OfParquetAsync((await published.Reader.AskAsync($"/api/tables/{flow.Id}/data?outputFormat=parquet")).Body, View(flow)));
            var (_, packed) = await published.Reader.AskAsync($"/api/releases/{published.Served.Id}/{flow.Id}.csv.gz");
            using var text = new StreamReader(new GZipStream(new MemoryStream(packed), CompressionMode.Decompress));
            Same(flow, "csv.gz", stored, Cell.OfCsv(await text.ReadToEndAsync(), order));
        }
    }

    [Fact]
    public async Task The_return_and_the_lists_of_tables_and_releases_count_what_is_stored()
    {
        var returned = (await published.Reader.TextAsync($"/api/releases/{published.Served.Id}/return.csv")).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1)
            .Select(line => line.Split(',')).Where(cells => cells[4].Length > 0).ToLookup(cells => cells[1], cells => ($"{cells[4]}.{cells[5]}", cells[6], cells[8]));
        var tables = JsonElement.Parse(await published.Reader.TextAsync("/api/tables")).GetProperty("tables").EnumerateArray().ToDictionary(t => t.GetProperty("id").GetString()!);
        foreach (var flow in Flows(published))
        {
            var stored = published.Second.Cells[flow.Id];
            Assert.Equal(
                stored.Select(c => (c.Key, FormattableString.Invariant($"{c.Value:R}"), c.Value is null ? "suppressed" : "reported")).Order(), returned[flow.Id].Order());
            Assert.Equal((stored.Count, stored.Count(c => c.Value is null)), (tables[flow.Id].GetProperty("observations").GetInt32(), tables[flow.Id].GetProperty("withheld").GetInt32()));
        }
    }

    [Fact]
    public async Task What_was_current_at_a_time_is_served_as_it_was_and_nothing_before_the_first()
    {
        foreach (var flow in Flows(published).Take(4))
        {
            Same(flow, "asOf the first", published.First.Cells[flow.Id], await published.Reader.CellsAsync(flow, "*?asOf=2026-11-22T12:00:00Z"));
            Same(flow, "asOf the second", published.Second.Cells[flow.Id], await published.Reader.CellsAsync(flow, "*?asOf=2026-11-23T03:00:00%2B02:00"));
            Same(flow, "asOf later", published.Second.Cells[flow.Id], await published.Reader.CellsAsync(flow, "*?asOf=2036-01-01"));
            var question = $"/v2/data/dataflow/{PublicReader.Agency}/{flow.Id}/{flow.Version}/*?asOf=";
            Assert.Equal(HttpStatusCode.NotFound, (await published.Reader.AskAsync($"{question}2026-11-21")).Status);
            Assert.Equal(HttpStatusCode.BadRequest, (await published.Reader.AskAsync($"{question}yesterday")).Status);
            var (_, stored) = await published.Reader.AskAsync($"/api/releases/{published.First.Release}/{flow.Id}.parquet");
            Same(flow, "the first's file", published.First.Cells[flow.Id], await Cell.OfParquetAsync(stored, View(flow)));
        }
        Assert.Equal(HttpStatusCode.NotFound, (await published.Reader.AskAsync("/api/releases/2026-11-22-99-00000000")).Status);
    }

    /// <summary>Rates, ratios and the like are quotients of other cells that are served.</summary>
    [Fact]
    public void Ratios_follow_from_the_figures_beside_them()
    {
        var checkedRatios = 0;
        foreach (var definition in PublishedTwice.Definitions.Flows.Where(f => published.Second.Cells.ContainsKey(f.Flow.Id)))
            foreach (var figure in definition.Figures.Where(f => f.Of is not null))
            {
                var cells = published.Second.Cells[definition.Flow.Id].ToDictionary(c => c.Key, c => c.Value);
                var place = definition.Flow.Dimensions.ToList().FindIndex(d => d.Id == Dataflow.Indicator);
                var decimals = definition.Flow.Measures.First(m => m.Id == figure.Indicator).Decimals;
                foreach (var (key, value) in cells.Where(c => c.Key.Split('.')[place] == figure.Indicator))
                {
                    var (over, under) = (With(key, place, figure.Of!), With(key, place, figure.To!));
                    foreach (var (dimension, pair) in figure.Match ?? [])
                        over = With(over, definition.Flow.Dimensions.ToList().FindIndex(d => d.Id == dimension), pair[0]);
                    Assert.Equal(Math.Round(figure.Times * (cells.GetValueOrDefault(over) ?? 0) / cells[under]!.Value, decimals, MidpointRounding.AwayFromZero), value);
                    checkedRatios++;
                }
            }
        Assert.True(checkedRatios > 100, $"{checkedRatios}");
    }

    static string With(string key, int place, string code) => string.Join('.', key.Split('.').Select((c, i) => i == place ? code : c));

    async Task<List<Cell>> StoredAsync(Dataflow flow) =>
        await Cell.OfParquetAsync((await published.Reader.AskAsync($"/api/releases/{published.Served.Id}/{flow.Id}.parquet")).Body, View(flow));

    FlowView View(Dataflow flow) => new(Structures, published.Served, new()
    {
        Flow = flow,
        Codes = [.. flow.Dimensions.Select(_ => Array.Empty<ushort>())],
        Periods = [],
        PeriodPlaces = [],
        Values = [],
        Status = [],
        Confidential = [],
    });

    /// <summary>A table as cubes: where one has too many cells, by the codes of one more dimension.</summary>
    async Task<List<Cell>> CubesAsync(Dataflow flow, IReadOnlyList<Cell> within, string selection, int dimension)
    {
        var path = $"/api/tables/{flow.Id}/data?outputFormat=json-stat2{selection}";
        var (status, body) = await published.Reader.AskAsync(path);
        if (status == HttpStatusCode.OK) return Cell.OfJsonStat(Encoding.UTF8.GetString(body));
        Assert.Equal((HttpStatusCode.RequestEntityTooLarge, true), (status, dimension < flow.Dimensions.Length));
        var cells = new List<Cell>();
        foreach (var code in within.GroupBy(c => c.Key.Split('.')[dimension]))
            cells.AddRange(await CubesAsync(flow, [.. code], $"{selection}&valuecodes[{flow.Dimensions[dimension].Id}]={code.Key}", dimension + 1));
        return cells;
    }

    static void Same(Dataflow flow, string what, IReadOnlyList<Cell> expected, IReadOnlyList<Cell> actual)
    {
        var (there, given) = (expected.ToHashSet(), actual.ToHashSet());
        var other = given.FirstOrDefault(c => !there.Contains(c)) ?? there.FirstOrDefault(c => !given.Contains(c));
        Assert.True(other is null && expected.Count == actual.Count, $"{flow.Id}, {what}: {actual.Count} cells, {expected.Count} are stored; the first that differs is {other}.");
    }
}
