using Azure.Storage.Blobs;
using Pipeline.Indicators;
using Pipeline.Indicators.Codes;
using Pipeline.Indicators.Shortage;

namespace Pipeline.Nightly;

/// <summary>All tables of a run.</summary>
sealed record RunTables(QuarterResult Rows, IReadOnlyList<ProfileComparisonRow> Comparison, IReadOnlyList<ProposalRow> Proposals, IReadOnlyList<ChangeLogRow> Changes,
    IReadOnlyList<PastScoreRow> Past)
{
    /// <summary>Rows by table.</summary>
    public IReadOnlyDictionary<string, long> Counts => new Dictionary<string, long>
    {
        ["cell_estimate"] = Rows.Cells.Count,
        ["sub_index"] = Rows.SubIndices.Count,
        ["composite"] = Rows.Composites.Count,
        ["sensitivity"] = Rows.Sensitivity.Count,
        ["sensitivity_summary"] = Rows.Summaries.Count,
        ["profile_comparison"] = Comparison.Count,
        ["score_history"] = Past.Count,
        ["odl_proposal"] = Proposals.Count,
        ["change_log"] = Changes.Count,
    };

    /// <summary>Writes them, and how the run came about.</summary>
    public async Task WriteAsync(BlobContainerClient indicators, RunRecord run, CancellationToken ct)
    {
        var id = run.RunId;
        await Task.WhenAll(
            WriteAsync(IndicatorBlobs.Cells(id), f => CellEstimateTable.WriteAsync(f, id, Rows.Cells, ct)),
            WriteAsync(IndicatorBlobs.SubIndex(id), f => SubIndexTable.WriteAsync(f, id, Rows.SubIndices, ct)),
            WriteAsync(IndicatorBlobs.Composite(id), f => CompositeTable.WriteAsync(f, id, Rows.Composites, ct)),
            WriteAsync(IndicatorBlobs.Sensitivity(id), f => SensitivityTable.WriteAsync(f, id, Rows.Sensitivity, ct)),
            WriteAsync(IndicatorBlobs.SensitivitySummary(id), f => SensitivitySummaryTable.WriteAsync(f, id, Rows.Summaries, ct)),
            WriteAsync(IndicatorBlobs.ProfileComparison(id), f => ProfileComparisonTable.WriteAsync(f, id, Comparison, ct)),
            WriteAsync(IndicatorBlobs.ScoreHistory(id), f => ScoreHistoryTable.WriteAsync(f, id, Past, ct)),
            WriteAsync(IndicatorBlobs.Proposals(id), f => ProposalTable.WriteAsync(f, id, Proposals, ct)),
            WriteAsync(IndicatorBlobs.ChangeLog(id), f => ChangeLogTable.WriteAsync(f, id, Changes, ct)));
        // That it is there says that all others are.
        await WriteAsync(IndicatorBlobs.Run(id), f => RunTable.WriteAsync(f, run, ct));

        Task WriteAsync(string blob, Func<Stream, Task> write) => Task.Run(() => indicators.WriteAsync(blob, write, ct), ct);
    }
}
