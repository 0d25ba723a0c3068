using System.Text.Json;
using Pipeline.Sdmx.Data;
using Pipeline.Sdmx.Negotiation;
using Pipeline.Sdmx.Requests;

namespace Pipeline.Sdmx.Tests;

/// <summary>What a schema does not hold messages to, and readers need all the same.</summary>
public sealed class MessageTests
{
    [Fact]
    public async Task A_json_message_has_what_readers_take_for_granted()
    {
        foreach (var (format, isFirst) in new[] { (Format.Json1, true), (Format.Json2, false) })
        {
            using var json = JsonDocument.Parse(await Served.WriteAsync(Served.Query30("A.RW01?c[OBS_STATUS]=Q"), format, language: "fr"));
            var meta = json.RootElement.GetProperty("meta");
            Assert.Equal("2026-03-01T02:00:00Z", meta.GetProperty("prepared").GetString());
            Assert.Equal("RW_LMIS", meta.GetProperty("sender").GetProperty("id").GetString());
            var data = json.RootElement.GetProperty("data");
            var structure = isFirst ? data.GetProperty("structure") : data.GetProperty("structures")[0];
            Assert.False(json.RootElement.TryGetProperty("errors", out _));
            Assert.Equal(!isFirst, structure.TryGetProperty("measures", out _));
            foreach (var level in (string[])["dataSet", "series", "observation"])
            {
                Assert.Equal(JsonValueKind.Array, structure.GetProperty("dimensions").GetProperty(level).ValueKind);
                Assert.Equal(JsonValueKind.Array, structure.GetProperty("attributes").GetProperty(level).ValueKind);
            }
            var first = structure.GetProperty("attributes").GetProperty("observation").EnumerateArray().ToDictionary(a => a.GetProperty("id").GetString()!, a => a.GetProperty("values")[0].GetProperty("id").GetString());
            Assert.Equal(("A", "F"), (first["OBS_STATUS"], first["CONF_STATUS"]));
            Assert.Equal("Permits, made up (fr)", structure.GetProperty("name").GetString());
            Assert.Equal("Permits, made up", structure.GetProperty("names").GetProperty("en").GetString());
            Assert.Equal(Enumerable.Range(0, 6), structure.GetProperty("dimensions").GetProperty("series").EnumerateArray().Concat(structure.GetProperty("dimensions").GetProperty("observation").EnumerateArray())
                .Select(d => d.GetProperty("keyPosition").GetInt32()));
            var dataset = data.GetProperty("dataSets")[0];
            Assert.Equal(JsonValueKind.Array, dataset.GetProperty("links").ValueKind);
            Assert.All(dataset.GetProperty("series").EnumerateObject().SelectMany(s => s.Value.GetProperty("observations").EnumerateObject()), o => Assert.Equal(JsonValueKind.Null, o.Value[0].ValueKind));
        }
    }

    [Fact]
    public async Task Labels_stand_with_the_ids_as_the_form_says()
    {
        var query = Served.Query30("A.RW01.PERMITS._T.O0?lastNObservations=1");
        var both = (await Served.WriteAsync(query, Format.Csv1, new(CsvKind.Sdmx1, CsvLabels.Both))).Split("\r\n");
        Assert.StartsWith("DATAFLOW,FREQ: Frequency,REF_AREA: Area,", both[0], StringComparison.Ordinal);
        Assert.StartsWith("\"RW_LMIS:DF_T05_MADE(1.0.0): Permits, made up\",A: A,RW01: RW01,PERMITS: PERMITS,\"_T: Total, \"\"both\"\" <all> & more\",", both[1], StringComparison.Ordinal);
        var name = (await Served.WriteAsync(query, Format.Csv2, new(CsvKind.Sdmx2, CsvLabels.Name, true, true, true), "fr")).Split("\r\n");
        Assert.StartsWith("STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,SERIES_KEY,OBS_KEY,FREQ,Frequency (fr),", name[0], StringComparison.Ordinal);
        Assert.Contains(",I,A.RW01.PERMITS._T.O0,A.RW01.PERMITS._T.O0.2024,A,A (fr),", name[1], StringComparison.Ordinal);
        Assert.Contains(",2024-01-01T00:00:00,2024,", name[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("dataonly", true, false)]
    [InlineData("serieskeysonly", false, false)]
    [InlineData("nodata", false, false)]
    public async Task Detail_says_how_much_is_written(string detail, bool hasValues, bool hasAttributes)
    {
        var query = Served.Query21($"A.RW01...?detail={detail}");
        var csv = (await Served.WriteAsync(query, Format.Csv1)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal((hasValues, hasAttributes), (csv[0].Contains("OBS_VALUE", StringComparison.Ordinal), csv[0].Contains("OBS_STATUS", StringComparison.Ordinal)));
        if (!hasValues) Assert.Equal(csv.Length - 1, csv.Skip(1).Distinct().Count());
        using var json = JsonDocument.Parse(await Served.WriteAsync(query, Format.Json1));
        var observations = json.RootElement.GetProperty("data").GetProperty("dataSets")[0].GetProperty("series").EnumerateObject().Sum(s => s.Value.GetProperty("observations").EnumerateObject().Count());
        Assert.Equal(hasValues, observations > 0);
    }

    [Fact]
    public async Task Measures_and_attributes_are_left_out_when_not_asked_for()
    {
        using var bare = JsonDocument.Parse(await Served.WriteAsync(Served.Query30("A.RW01?measures=none&attributes=OBS_STATUS,RELEASE_ID&dimensionAtObservation=AllDimensions"), Format.Json2));
        var data = bare.RootElement.GetProperty("data");
        Assert.False(data.GetProperty("structures")[0].TryGetProperty("measures", out _));
        Assert.Equal(["OBS_STATUS"], data.GetProperty("structures")[0].GetProperty("attributes").GetProperty("observation").EnumerateArray().Select(a => a.GetProperty("id").GetString()));
        Assert.All(data.GetProperty("dataSets")[0].GetProperty("observations").EnumerateObject(), o => Assert.Equal(1, o.Value.GetArrayLength()));
    }

    [Fact]
    public async Task A_cube_that_clients_could_not_lay_out_is_refused_before_anything_is_written()
    {
        var structures = MadeStatistics.Structures(80, 80);
        var flow = new Serving.FlowView(structures, Served.Flow.Release, MadeStatistics.Table(structures, 8, 0.002));
        var query = Served.Query30("*", flow);
        using var stream = new MemoryStream();
        var pipe = System.IO.Pipelines.PipeWriter.Create(stream);
        var refusal = await Assert.ThrowsAsync<RefusedException>(() => JsonStatWriter.WriteAsync(new(Slicing.Slice.Of(flow, query), query, "en"), pipe, CancellationToken.None));
        Assert.Equal((413, 0L), (refusal.Refusal.Status, stream.Length));
    }

    [Theory]
    [InlineData(null, "application/vnd.sdmx.data+json;version=2.0.0")]
    [InlineData("*/*", "application/vnd.sdmx.data+json;version=2.0.0")]
    [InlineData("application/vnd.sdmx.data+csv;version=1.0.0;labels=both", "application/vnd.sdmx.data+csv;version=1.0.0")]
    [InlineData("application/vnd.sdmx.data+csv; version=2.0.0;q=0.5, application/vnd.sdmx.data+json; version=1.0.0;q=0.4", "application/vnd.sdmx.data+csv;version=2.0.0")]
    [InlineData("text/csv", "text/csv")]
    [InlineData("application/json;q=0.9, text/html", "application/json")]
    [InlineData("application/vnd.sdmx.data+json;version=9.0.0, */*;q=0.1", "application/vnd.sdmx.data+json;version=2.0.0")]
    public void The_media_type_is_chosen_by_Accept_and_told_exactly(string? accept, string expected) =>
        Assert.Equal(expected, Choice.Of(accept, RawAddress.Parse("/v2/x", "/v2/"), Format.DataOf(Flavour.Sdmx30)).MediaType);

    [Fact]
    public void Parameters_win_over_headers_and_what_is_not_given_is_406()
    {
        var address = RawAddress.Parse("/rest/x&format=csvdata&labels=both", "/rest/");
        var choice = Choice.Of("application/vnd.sdmx.data+json;version=1.0.0", address, Format.DataOf(Flavour.Sdmx21));
        Assert.Equal((FormatKind.Csv1, CsvLabels.Both), (choice.Format.Kind, choice.Csv.Labels));
        Assert.Equal(406, Assert.Throws<RefusedException>(() => Choice.Of("image/png", RawAddress.Parse("/rest/x", "/rest/"), Format.DataOf(Flavour.Sdmx21))).Refusal.Status);
        Assert.Equal(406, Assert.Throws<RefusedException>(() => Choice.Of(null, RawAddress.Parse("/rest/x?format=xlsx", "/rest/"), Format.DataOf(Flavour.Sdmx21))).Refusal.Status);
    }

    [Theory]
    [InlineData("fr-CH, en;q=0.5", "fr")]
    [InlineData("de, rw;q=0.3", "rw")]
    [InlineData("de", "en")]
    [InlineData("", "en")]
    public void The_language_is_chosen_among_those_there_are(string accept, string expected) =>
        Assert.Equal(expected, Language.Of(accept, RawAddress.Parse("/v2/x", "/v2/")));
}
