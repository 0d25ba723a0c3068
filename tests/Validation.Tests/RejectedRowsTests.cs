using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation.Tests;

public class RejectedRowsTests
{
    static string Row(int number) => TestProtocol.Row.Replace("0000000001", $"{number:0000000000}");

    static string File(int count, Func<int, string> row) => TestProtocol.Header + "\n" + string.Concat(Enumerable.Range(1, count).Select(i => row(i) + "\n"));

    static Protocol With(double errorRate, long maxRows, int maxErrorsStored = 1_000) => TestProtocol.Make(p => p with
    {
        ErrorRate = errorRate,
        Limits = p.Limits with { MaxRows = maxRows, MaxErrorsStored = maxErrorsStored },
    });

    [Fact]
    public async Task A_row_comes_with_its_place_its_cells_as_read_and_what_is_wrong_with_it()
    {
        var drop = await Drop.OfRowsAsync(Row(1), Row(2).Replace("KEN", "UK").Replace("1250.50", "NA").Replace("ok", "\"a \"\"b\"\"\""), Row(3), Row(1));
        Assert.Equal(
            [
                "3 2 country.codelist: WP0000000002|P1234567|[UK]|F|1990|H1|2026-10-05|∅|0.5|true|a \"b\"",
                "5 4 key.unique: WP0000000001|P1234567|KEN|F|1990|H1|2026-10-05|1250.50|0.5|true|ok",
            ], drop.Rejected);
    }

    [Fact]
    public async Task A_row_of_several_errors_comes_once_with_all_of_them()
    {
        var drop = await Drop.OfRowsAsync(Row(1), Row(2).Replace("P1234567", "").Replace("1990", "19x"));
        Assert.Equal("3 2 person_id.required born.type: WP0000000002|[]|KEN|F|[19x]|H1|2026-10-05|1250.50|0.5|true|ok", Assert.Single(drop.Rejected));
    }

    [Fact]
    public async Task A_row_that_could_not_be_split_comes_as_it_was_written()
    {
        var drop = await Drop.OfRowsAsync(Row(1), "WP0000000002,P1", Row(3), Row(4).Replace("P1234567", "P1\"234567"), Row(5), Row(6));
        Assert.Equal(
            ["3 2 row.missing-cell: WP0000000002,P1", $"5 4 row.stray-quote: {Row(4).Replace("P1234567", "P1\"234567")}"], drop.Rejected);
    }

    [Fact]
    public async Task A_quote_that_is_never_closed_comes_with_its_first_line()
    {
        var drop = await Drop.OfRowsAsync(Row(1), Row(2).Replace("P1234567", "\"P1234567"), Row(3), Row(4));
        Assert.Equal($"3 2 row.unterminated-quote: {Row(2).Replace("P1234567", "\"P1234567")}", Assert.Single(drop.Rejected));
    }

    [Fact]
    public async Task Raw_text_is_cut_between_characters()
    {
        var drop = await Drop.OfAsync(TestProtocol.Header + "\n" + Row(1) + "\n" + Row(2) + ",x" + new string('é', 5_000) + "\n");
        var text = Assert.Single(drop.Rejected).Split(": ")[1];
        Assert.InRange(Encoding.UTF8.GetByteCount(text), RejectedRow.MostRawBytes - 1, RejectedRow.MostRawBytes);
        Assert.EndsWith("éé", text);
    }

    [Fact]
    public async Task Every_rejected_row_comes_even_when_findings_are_no_longer_stored()
    {
        var drop = await Drop.OfAsync(File(4_000, i => i % 2 == 0 ? Row(i).Replace("KEN", "XXX").Replace(",1990,", ",1,") : Row(i)), With(0.5, 1_000_000, maxErrorsStored: 20), 4_096);
        Assert.True(drop.Report.IsAccepted);
        Assert.Equal(20, drop.Findings.Count);
        Assert.Equal(2_000, drop.Rejected.Count);
        Assert.All(drop.Rejected, r => Assert.Contains(" country.codelist born.minimum: ", r));
        Assert.Equal(4_000, drop.Report.Rules.Where(r => r.Failed > 0).Sum(r => r.Failed));
    }

    [Theory]
    [InlineData(9, 9)]
    [InlineData(10, 10)]
    [InlineData(11, 10)]
    [InlineData(500, 10)]
    public async Task No_more_come_than_the_largest_file_may_have(int wrong, int handed)
    {
        var protocol = With(0.01, 1_000);
        foreach (var size in (int[])[200, 5_000, 1 << 20])
        {
            var drop = await Drop.OfAsync(File(1_000, i => i <= wrong ? Row(i).Replace("KEN", "XXX") : Row(i)), protocol, size);
            Assert.Equal(wrong <= 10, drop.Report.IsAccepted);
            Assert.Equal((wrong, handed), (drop.Report.RowsWithErrors, drop.Rejected.Count));
        }
    }

    [Fact]
    public async Task Accepted_and_rejected_rows_are_all_that_were_read_however_the_file_is_broken()
    {
        var random = new Random(17);
        var any = TestProtocol.Make(p => p with { ErrorRate = 1 });
        for (var round = 0; round < 60; round++)
        {
            var text = new StringBuilder(File(40, i => Row(i % 37)));
            for (var change = random.Next(12); change >= 0; change--) text.Insert(random.Next(TestProtocol.Header.Length + 1, text.Length), ",\"\nx;"[random.Next(5)]);
            var drop = await Drop.OfAsync(text.ToString(), any, 311);
            Assert.Equal(drop.Report.RowsRead, drop.Rows.Count + drop.Rejected.Count);
        }
    }
}
