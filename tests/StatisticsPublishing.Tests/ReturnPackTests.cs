using Pipeline.Statistics.Releases;
using Pipeline.Statistics.Returns;

namespace Pipeline.StatisticsPublishing.Tests;

public sealed class ReturnPackTests
{
    static readonly Release Made = new("2026-11-22-01-00000000", DateTimeOffset.UnixEpoch, null, "1.0.0", false, [], []);

    [Fact]
    public async Task Cells_are_reported_or_suppressed_and_a_measure_without_figures_says_why()
    {
        var (structures, table) = (MadeTable.Structures(2), MadeTable.Rows(2, 2));
        var rows = ReturnPack.Rows(Made, structures, new Dictionary<string, Statistics.Observations.ObservationTable> { [table.Flow.Id] = table }).ToList();
        Assert.Equal(table.Count, rows.Count);
        Assert.Equal(("M.C0000.PERMITS._T", "2010-01", 0.0, CellState.Reported), (rows[0].Key, rows[0].Period, rows[0].Value, rows[0].State));
        Assert.Equal((null, CellState.Suppressed, "Q"), (rows[^1].Value, rows[^1].State, rows[^1].Status));

        var missing = Made with { NotAvailable = [new(table.Flow.Id, "Not asked for, nor \"delivered\".")] };
        var only = Assert.Single(ReturnPack.Rows(missing, structures, new Dictionary<string, Statistics.Observations.ObservationTable>()));
        Assert.Equal((CellState.NotAvailable, "", null), (only.State, only.Key, only.Value));
        using var csv = new StringWriter();
        await ReturnCsv.WriteAsync(csv, [rows[1], rows[^1], only], CancellationToken.None);
        Assert.Equal(
            "table,dataflow,indicator,ilms,key,period,value,unit,cell_status,obs_status,note\r\n"
            + "T05,DF_T05_MADE,PERMITS,,M.C0000.PERMITS._T,2010-02,5,NR,reported,A,\r\n"
            + "T05,DF_T05_MADE,PERMITS,,M.C0001.PERMITS.M,2010-02,,NR,suppressed,Q,\r\n"
            + "T05,DF_T05_MADE,PERMITS,,,,,NR,not available,O,\"Not asked for, nor \"\"delivered\"\".\"\r\n", csv.ToString());
    }

    [Fact]
    public void Measures_without_a_code_of_the_questionnaire_can_be_left_out() =>
        Assert.Empty(ReturnPack.Rows(Made, MadeTable.Structures(2), new Dictionary<string, Statistics.Observations.ObservationTable> { ["DF_T05_MADE"] = MadeTable.Rows(2, 1) }, onlyIlms: true));
}
