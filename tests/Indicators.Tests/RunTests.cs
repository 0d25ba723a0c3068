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
    public void Files_of_other_datasets_and_of_rounds_in_no_window_are_not_inputs()
    {
        RunInput[] all =
        [
            Survey, Permits, Input("qualifications", "2026", "hec", "x"), .. new[] { "2025-Q4", "2024-Q3", "2023-Q3", "2022-Q4", "2022-Q3", "2020-Q4", "2020-Q3" }.Select(Of),
            Permits with { Period = ReferencePeriod.Parse("2019-01") },
        ];
        // The window of 2026-Q3 begins with 2025-Q4; the windows one, three and five years before it hold the others.
        Assert.Equal(
            ["2020-Q4", "2022-Q4", "2023-Q3", "2025-Q4", "2026-Q3", "2019-01", "2026-09"],
            InputSelection.Choose(all, Sample.Parameters).Select(i => i.Period.ToString()));
    }

    [Fact]
    public void Quarter_before_the_newest_is_estimated_too_if_it_has_a_round()
    {
        Assert.Equal(["2026-Q3"], InputSelection.Quarters([Survey, Of("2026-Q1")], Sample.Parameters).Select(q => q.ToString()));
        Assert.Equal(["2026-Q2", "2026-Q3"], InputSelection.Quarters([Survey, Of("2026-Q2")], Sample.Parameters).Select(q => q.ToString()));
        Assert.Empty(InputSelection.Quarters([Permits], Sample.Parameters));
    }

    [Fact]
    public void Newest_counts_of_each_agency_and_the_window_s_vacancies_are_inputs()
    {
        RunInput[] all =
        [
            Survey, Input("graduates", "2024", "hec", "a"), Input("graduates", "2025", "hec", "b"), Input("graduates", "2024", "rtb", "c"),
            Input("vacancies", "2024-09", "mifotra", "d"), Input("vacancies", "2024-10", "mifotra", "e"), Input("vacancies", "2026-09", "mifotra", "f"),
            Input("vacancies", "2026-10", "mifotra", "g"),
        ];
        // Of vacancies the window of 2025-Q4 to 2026-Q3, and the same months a year before.
        Assert.Equal(["c", "b", "a", "e", "f"], InputSelection.Choose(all, Sample.Parameters).Select(i => i.ContentSha256));
    }

    static RunInput Of(string round) => Survey with { Period = ReferencePeriod.Parse(round) };

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
