namespace Pipeline.Validation.Tests;

public class AcceptedRowsTests
{
    [Fact]
    public async Task A_clean_drop_is_accepted_with_typed_rows()
    {
        var drop = await Drop.OfRowsAsync(TestProtocol.Row, "WP0000000002,P7654321,RWA,M,1985,NA,2000-02-29,,,,\"said \"\"yes\"\"\nand left\"");
        Assert.Equal(Outcome.Accepted, drop.Report.Outcome);
        Assert.Empty(drop.Findings);
        Assert.Equal(
            [
                "WP0000000001|P1234567|KEN|F|1990|H1|2026-10-05|1250.50|0.5|True|ok",
                "WP0000000002|P7654321|RWA|M|1985|∅|2000-02-29||||said \"yes\"\nand left",
            ], drop.Rows);
    }

    [Fact]
    public async Task Columns_may_come_in_any_order_and_optional_ones_not_at_all()
    {
        var drop = await Drop.OfAsync("issued;sex;born;country;person_id;permit_id\r\n2026-10-05;F;1990;KEN;P1234567;WP0000000001");
        Assert.Equal(Outcome.Accepted, drop.Report.Outcome);
        Assert.Equal("WP0000000001|P1234567|KEN|F|1990|∅|2026-10-05||||∅", Assert.Single(drop.Rows));
        Assert.Contains(("wage.*", "The file does not have the column wage."), drop.Report.NotEvaluated.Select(n => (n.RuleId, n.Reason.En)));
        Assert.Equal(";", drop.Report.Delimiter);
    }

    [Fact]
    public async Task Rows_with_errors_are_left_out_and_counted()
    {
        var drop = await Drop.OfRowsAsync(TestProtocol.Row, "WP2,P1234567,KEN,F,1990,H1,2026-10-05,1,1,true,", TestProtocol.Row.Replace("0001", "0003"));
        Assert.Equal((Outcome.AcceptedWithWarnings, 3, 2, 1), (drop.Report.Outcome, drop.Report.RowsRead, drop.Report.RowsAccepted, drop.Report.RowsRejected));
        Assert.Equal(["permit_id.pattern"], drop.Report.DecidedBy);
    }

    [Fact]
    public async Task Above_the_error_rate_the_drop_is_quarantined_whole()
    {
        var drop = await Drop.OfRowsAsync(TestProtocol.Row, "WP2,P1234567,KEN,F,1990,H1,2026-10-05,1,1,true,", "WP3,P1234567,KEN,F,1990,H1,2026-10-05,1,1,true,");
        Assert.Equal((Outcome.Quarantined, 3, 0, 3), (drop.Report.Outcome, drop.Report.RowsRead, drop.Report.RowsAccepted, drop.Report.RowsRejected));
        Assert.Equal(2, drop.Report.RowsWithErrors);
        Assert.Equal("drop.error-rate", drop.Report.DecidedBy[0]);
    }

    [Fact]
    public async Task Batches_are_cut_at_their_limit()
    {
        var text = TestProtocol.Header + "\n" + string.Concat(Enumerable.Range(1, RowBatch.MaxRows + 10).Select(i => TestProtocol.Row.Replace("0000000001", $"{i:0000000000}") + "\n"));
        var drop = await Drop.OfAsync(text, chunkBytes: 1 << 24);
        Assert.Contains(RowBatch.MaxRows, drop.Batches);
        Assert.All(drop.Batches, rows => Assert.InRange(rows, 1, RowBatch.MaxRows));
        Assert.Equal(RowBatch.MaxRows + 10, drop.Batches.Sum());
        Assert.StartsWith($"WP{RowBatch.MaxRows + 10:0000000000}|", drop.Rows[^1]);
    }
}
