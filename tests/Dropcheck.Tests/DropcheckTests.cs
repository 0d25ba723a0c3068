using System.Text.Json;
using static Pipeline.Dropcheck.Tests.Dropcheck;

namespace Pipeline.Dropcheck.Tests;

public sealed class DropcheckTests : IDisposable
{
    const string Permits = "dgie/work-permits";

    readonly string _folder = Directory.CreateTempSubdirectory("dropcheck-").FullName;

    [Fact]
    public async Task A_clean_file_ends_with_0()
    {
        var run = await RunAsync(Sample(Permits, "2026-10", "clean.csv"), "--protocol", Permits, "--period", "2026-10");
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        Assert.Contains("All 1,200 rows would be accepted.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_alone_end_with_0_and_are_told()
    {
        var run = await RunAsync(Write("permits-2026-10.csv", Testing.Permits.File(1, 3, "RWA")), "--protocol", Permits);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("A Rwandan needs no work permit.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_faulty_file_ends_with_2_and_says_what_to_mend_in_plain_text()
    {
        var run = await RunAsync(Sample(Permits, "2026-10", "faulty.csv"), "--protocol", Permits);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("16 of 60 rows have errors", run.Output, StringComparison.Ordinal);
        Assert.Contains("CHNX: 1 (Lines of the file: 12). Did you mean CHN (China)?", run.Output, StringComparison.Ordinal);
        Assert.Contains("2026-10 (the period was found in the file's path", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_would_not_be_delivered_is_the_first_thing_said()
    {
        var rows = Testing.Permits.File(1, 400).Replace("KEN-A0000188,", "KEN-A00000188,", StringComparison.Ordinal);
        var run = await RunAsync(Write("permits-2026-10.csv", rows), "--protocol", Permits);
        Assert.Equal(0, run.ExitCode);
        Assert.Contains("Accepted without 1 row  NOT delivered if you upload the file now: 1 of 400 rows", run.Output, StringComparison.Ordinal);
        Assert.Contains("(has 13 characters, 12 are wanted)", run.Output.ReplaceLineEndings(" "), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_summary_is_in_french_where_asked() => Assert.Contains(
        "Mis en quarantaine", (await RunAsync(Sample(Permits, "2026-10", "faulty.csv"), "--protocol", Permits, "--lang", "fr", "--no-color")).Output, StringComparison.Ordinal);

    [Fact]
    public async Task Every_report_asked_for_is_written()
    {
        var sample = Sample(Permits, "2026-10", "faulty.csv");
        var before = await File.ReadAllBytesAsync(sample);
        var (html, errors, annotated, json, ess) = (Out("r.html"), Out("my errors.csv"), Out("a.csv"), Out("r.json"), Out("ess.json"));
        await RunAsync(sample, "--protocol", Permits, "--html", html, "--errors", errors, "--annotated", annotated, "--json", json, "--ess", ess);

        var page = await File.ReadAllTextAsync(html);
        Assert.Contains("href=\"my%20errors.csv\"", page, StringComparison.Ordinal);
        Assert.Contains("href=\"a.csv\"", page, StringComparison.Ordinal);
        Assert.Equal(20, (await File.ReadAllLinesAsync(errors)).Length);
        Assert.Equal((await File.ReadAllLinesAsync(sample)).Length, (await File.ReadAllLinesAsync(annotated)).Length);
        Assert.Equal("Quarantined", JsonDocument.Parse(await File.ReadAllTextAsync(json)).RootElement.GetProperty("report").GetProperty("outcome").GetString());
        Assert.Equal(JsonValueKind.Array, JsonDocument.Parse(await File.ReadAllTextAsync(ess)).RootElement.ValueKind);
        Assert.Equal(before, await File.ReadAllBytesAsync(sample));
    }

    [Fact]
    public async Task A_file_that_is_no_table_has_no_annotated_copy_and_the_run_says_so()
    {
        var annotated = Out("a.csv");
        var run = await RunAsync(Write("2026-10.csv", "<html>"), "--protocol", Permits, "--annotated", annotated);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains("was not written", run.Output, StringComparison.Ordinal);
        Assert.False(File.Exists(annotated));
    }

    [Theory]
    [InlineData("2026-10/permits.csv", "2026-10")]
    [InlineData("2026-09/WP_dgie_202610.csv", "2026-10")]
    [InlineData("2026-09/2026-08/permits.csv", "2026-08")]
    [InlineData("permits 2026_10 v2.csv", "2026-10")]
    public async Task The_period_nearest_to_the_end_of_the_path_counts(string path, string period) =>
        Assert.Contains($"dgie/work-permits@1.0.0, {period} (", (await RunAsync(Write(path, Testing.Permits.File(1, 2)), "--protocol", Permits)).Output, StringComparison.Ordinal);

    [Theory]
    [InlineData("permits.csv")]
    [InlineData("permits-2026-09-to-2026-10.csv")]
    [InlineData("permits-2026-Q3.csv")]
    public async Task A_path_that_does_not_tell_the_period_is_a_question_back(string path)
    {
        var run = await RunAsync(Write(path, "x"), "--protocol", Permits);
        Assert.Equal(64, run.ExitCode);
        Assert.Contains("--period and a month, such as 2026-10", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--protocol", "dgie/visas", "dgie/work-permits, hec/graduates")]
    [InlineData("--period", "2026-Q3", "a month, such as 2026-10")]
    [InlineData("--lang", "rw", "rw")]
    [InlineData("--protocols", "/nowhere", "--protocols")]
    [InlineData("--colour", "x", "--colour")]
    [InlineData("--html", "permits.csv", "named twice")]
    public async Task A_command_that_cannot_be_used_ends_with_64(string option, string value, string says)
    {
        var file = Write("permits.csv", "x");
        List<string> arguments = [file, option, option == "--html" ? file : value];
        if (option != "--protocol") arguments.AddRange(["--protocol", Permits]);
        if (option != "--period") arguments.AddRange(["--period", "2026-10"]);
        var run = await RunAsync([.. arguments]);
        Assert.Equal((64, ""), (run.ExitCode, run.Output));
        Assert.Contains(says, run.Errors, StringComparison.Ordinal);
        Assert.Equal("x", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_protocol_must_be_named() => Assert.Equal(64, (await RunAsync(Write("2026-10.csv", "x"))).ExitCode);

    [Fact]
    public async Task Files_that_cannot_be_read_or_written_end_with_74()
    {
        var missing = await RunAsync(Out("2026-10.csv"), "--protocol", Permits);
        Assert.Equal(74, missing.ExitCode);
        Assert.Contains("2026-10.csv", missing.Errors, StringComparison.Ordinal);
        Assert.Equal(74, (await RunAsync(Write("2026-11.csv", "x"), "--protocol", Permits, "--errors", Out("no/such/folder/e.csv"))).ExitCode);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    string Out(string name) => Path.Combine(_folder, name);

    string Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Out(name))!);
        File.WriteAllText(Out(name), text);
        return Out(name);
    }
}
