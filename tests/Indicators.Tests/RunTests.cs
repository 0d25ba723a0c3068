using System.Text;
using System.Text.Json;
using Pipeline.Reference;

namespace Pipeline.Indicators.Tests;

public class RunTests
{
    static readonly RunInput Survey = Input("labour-force-survey", "2026-Q3", "nisr", "a");
    static readonly RunInput Permits = Input("work-permits", "2026-09", "dgie", "b");

    [Fact]
    public void Run_is_named_by_what_its_numbers_follow_from()
    {
        var id = RunId.For([Survey, Permits], "p");
        Assert.Equal(id, RunId.For([Permits, Survey with { LoadId = "delivered-again" }], "p"));
        Assert.NotEqual(id, RunId.For([Survey, Permits], "q"));
        Assert.NotEqual(id, RunId.For([Survey, Permits with { ContentSha256 = "c" }], "p"));
        Assert.NotEqual(id, RunId.For([Survey, Permits with { Period = ReferencePeriod.Parse("2026-10") }], "p"));
        Assert.NotEqual(id, RunId.For([Survey], "p"));
    }

    [Fact]
    public void Files_of_other_datasets_and_of_older_rounds_are_not_inputs()
    {
        RunInput[] all =
        [
            Survey, Permits, Input("qualifications", "2026", "hec", "x"), Survey with { Period = ReferencePeriod.Parse("2025-Q3") },
            Survey with { Period = ReferencePeriod.Parse("2025-Q4") }, Permits with { Period = ReferencePeriod.Parse("2019-01") },
        ];
        Assert.Equal(["2025-Q4", "2026-Q3", "2019-01", "2026-09"], InputSelection.Choose(all, Sample.Parameters).Select(i => i.Period.ToString()));
    }

    [Fact]
    public void File_delivered_twice_is_one_input() =>
        Assert.Equal([Survey], InputSelection.Choose([Survey with { LoadId = "z" }, Survey], Sample.Parameters));

    [Fact]
    public void Parameters_are_read_strictly_and_known_by_their_bytes()
    {
        var text = File.ReadAllText(IndicatorParameters.DefaultPath);
        Assert.Equal(Sample.Parameters.Sha256, Parse(text).Sha256);
        Assert.NotEqual(Sample.Parameters.Sha256, Parse(text + "\n").Sha256);
        Assert.Equal(26 / 12.0, Parse(text).PayFactors["2W"].Months);
        Assert.Throws<JsonException>(() => Parse(text.Replace("\"seed\"", "\"sed\"")));
        Assert.Throws<JsonException>(() => Parse(text.Replace("  \"window_rounds\": 4,\n", "")));
        Assert.Throws<InvalidDataException>(() => Parse(text.Replace("\"rse_caution\": 0.15", "\"rse_caution\": 0.5")));
    }

    [Fact]
    public void Pointer_survives_writing_and_reading()
    {
        var pointer = new CurrentRun("abc", DateTimeOffset.UnixEpoch);
        Assert.Equal(pointer, CurrentRun.Parse(pointer.ToJson()));
        Assert.Throws<JsonException>(() => CurrentRun.Parse("{}"u8));
    }

    static IndicatorParameters Parse(string text) => IndicatorParameters.Parse(Encoding.UTF8.GetBytes(text));

    static RunInput Input(string dataset, string period, string agency, string content) =>
        new(DatasetId.Parse(dataset), ReferencePeriod.Parse(period), AgencyId.Parse(agency), $"{agency}-1", content, 1);
}
