using Pipeline.Testing;

namespace Pipeline.ValidationReports.Tests;

public class DecisionTests
{
    static async Task<Decision> OfAsync(string text, bool isTrial = false)
    {
        var file = await CheckedFile.OfPermitsAsync(text);
        return Decision.For(file.Report, file.Findings, ReportWords.In(Language.English), isTrial);
    }

    [Fact]
    public async Task Good_rows_are_counted()
    {
        Assert.Equal(new("All 12 rows were accepted.", "Nothing to do."), await OfAsync(Permits.File(1, 12)));
        Assert.Equal("All 12 rows would be accepted.", (await OfAsync(Permits.File(1, 12), isTrial: true)).Summary);
    }

    [Fact]
    public async Task Too_many_errors_are_named_with_what_is_allowed() => Assert.Equal(
        "2 of 2 rows have errors; the protocol allows 0.5 percent (0 rows of 2). No row was taken.", (await OfAsync(Permits.File(1, 2, "XXX"))).Summary);

    [Fact]
    public async Task An_error_of_the_file_is_not_blamed_on_its_rows()
    {
        var decision = await OfAsync(Permits.Header + "\n");
        Assert.Equal("The file as a whole has an error, so no row was taken. The file has a header but no rows.", decision.Summary);
        Assert.Equal("Correct the file and upload it again under the same path; errors.csv lists every place.", decision.Next);
    }

    [Fact]
    public async Task An_unreadable_file_is_told_why_and_how_to_mend_it()
    {
        var decision = await OfAsync("<html>");
        Assert.Equal("The file could not be read as this protocol describes it. The file is an HTML page.", decision.Summary);
        Assert.Contains("web page", decision.Next, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_row_that_is_left_out_of_an_accepted_file_is_named_before_all_else()
    {
        var rows = Permits.File(1, 400).Replace("KEN-A0000188,100000001,KEN", "KEN-A0000188,100000001,XXX", StringComparison.Ordinal);
        var trial = await OfAsync(rows, isTrial: true);
        Assert.Equal("NOT delivered if you upload the file now: 1 of 400 rows, because of errors (line 189). The other 399 would be accepted.", trial.Summary);
        Assert.Equal("Mend these lines first, check the file again, and then upload it.", trial.Next);
        Assert.Equal("Not taken: 1 of 400 rows, because of errors (line 189). Accepted: 399.", (await OfAsync(rows)).Summary);
    }

    [Fact]
    public async Task Lines_left_out_that_the_report_does_not_give_are_counted()
    {
        var lenient = CheckedFile.WorkPermits with { DropRules = [], ErrorRate = 0.5 };
        var file = await CheckedFile.OfPermitsAsync(Permits.File(1, 12, "XXX") + Permits.File(13, 30)[(Permits.Header.Length + 2)..], lenient);
        Assert.Contains(
            "12 of 42 rows, because of errors (lines 2, 3, 4, 5, 6, 7, 8, 9, 10, 11 and 2 more)",
            Decision.For(file.Report, file.Findings, ReportWords.In(Language.English)).Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Warnings_are_mentioned() =>
        Assert.Equal("3 of 3 rows were accepted, with warnings.", (await OfAsync(Permits.File(1, 3, "RWA"))).Summary);

    [Fact]
    public async Task A_list_that_is_cut_is_not_said_to_hold_every_place()
    {
        var few = CheckedFile.WorkPermits with { DropRules = [], Limits = CheckedFile.WorkPermits.Limits with { MaxErrorsStored = 10 } };
        var file = await CheckedFile.OfPermitsAsync(Permits.File(1, 2_500, "XXX"), few);
        Assert.True(file.Report.Truncated.Total >= 2_500);
        Assert.EndsWith(FormattableString.Invariant($"errors.csv lists the first 10 of {file.Report.Truncated.Total:N0} places."), Decision.For(file.Report, file.Findings, ReportWords.In(Language.English)).Next, StringComparison.Ordinal);
    }
}
