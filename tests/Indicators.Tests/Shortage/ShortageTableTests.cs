using Parquet;
using Pipeline.Indicators.Shortage;

namespace Pipeline.Indicators.Tests.Shortage;

public class ShortageTableTests
{
    static readonly SubIndexRow Full = new(
        "2026-Q3", "2142", Indicator.Wage, 0.07, 0.03, 0.04, 0.035, 0.6, 1e-4, 4, 0.39, false, MissingReason.None, 42, 0.01, Quality.Ok);
    static readonly SubIndexRow Empty = new(
        "2026-Q3", "0110", Indicator.Permit, null, null, null, null, null, null, null, null, true, MissingReason.NoneObserved, null, null, Quality.Suppressed);

    [Fact]
    public async Task Sub_indices_come_back_sorted_and_unchanged()
    {
        using var file = await WrittenAsync(f => SubIndexTable.WriteAsync(f, "run", [Full, Empty], default));
        Assert.Equal(
            [
                "run_id", "period", "isco08", "indicator", "x", "x_total", "r", "r_shrunk", "gamma", "sigma2", "estimated_at_level", "z", "flat",
                "missing_reason", "n", "se", "quality",
            ],
            await ColumnsAsync(file));
        Assert.Equal([Empty, Full], await SubIndexTable.ReadAsync(file, default));
    }

    [Fact]
    public async Task Composites_come_back_sorted_and_unchanged()
    {
        CompositeRow scored = new(
            "2026-Q3", "rsi", "2512", 1.11, 1, 7, 4, 0.57, 1, 1.5, 90, 0.3, 0.5, 1.7, 0.99, 1, 4, 0.9, ShortageClass.Shortage, MissingReason.None, Quality.Ok);
        CompositeRow none = new(
            "2026-Q3", "mac", "2142", null, 0.3, 2, 0, null, null, null, null, null, null, null, null, null, null, null,
            ShortageClass.Insufficient, MissingReason.LowCoverage, Quality.Suppressed);
        using var file = await WrittenAsync(f => CompositeTable.WriteAsync(f, "run", [scored, none], default));
        Assert.Equal(
            [
                "run_id", "period", "profile", "isco08", "score", "coverage", "n_indicators", "votes", "vote_share", "rank", "average_rank", "percentile",
                "se", "ci_lo", "ci_hi", "p_pos", "rank_lo", "rank_hi", "score_no_permit", "class", "missing_reason", "quality",
            ],
            await ColumnsAsync(file));
        Assert.Equal([none, scored], await CompositeTable.ReadAsync(file, default));
    }

    [Fact]
    public async Task Sensitivity_and_its_summary_come_back_sorted_and_unchanged()
    {
        SensitivityRow shifted = new("2026-Q3", "equal_weights", "2512", 1.2, 2, 1);
        SensitivityRow drawn = new("2026-Q3", "drawn_weights", "2142", null, null, null, 0.25);
        using var file = await WrittenAsync(f => SensitivityTable.WriteAsync(f, "run", [shifted, drawn], default));
        Assert.Equal(["run_id", "period", "scenario", "isco08", "score", "rank", "rank_shift", "top_share"], await ColumnsAsync(file));
        Assert.Equal([drawn, shifted], await SensitivityTable.ReadAsync(file, default));

        SensitivitySummaryRow none = new("2026-Q3", "years_1", null), some = new("2026-Q3", "drop_wage", 0.4);
        using var summary = await WrittenAsync(f => SensitivitySummaryTable.WriteAsync(f, "run", [none, some], default));
        Assert.Equal(["run_id", "period", "scenario", "rs"], await ColumnsAsync(summary));
        Assert.Equal([some, none], await SensitivitySummaryTable.ReadAsync(summary, default));
    }

    [Fact]
    public async Task Proposals_keep_the_order_of_their_reasons()
    {
        ProposalRow add = new("2026-Q3", "2512", ListAction.Add, false, 3, 1, ["shortage_confirmed_2", "evidence_3"]);
        ProposalRow watch = new("2026-Q3", "2142", ListAction.Watch, false, 0, 0, []);
        using var file = await WrittenAsync(f => ProposalTable.WriteAsync(f, "run", [add, watch], default));
        Assert.Equal(["run_id", "period", "isco08", "action", "on_list", "evidence_count", "strategic_count", "reasons"], await ColumnsAsync(file));
        Assert.Equivalent(new[] { watch, add }, await ProposalTable.ReadAsync(file, default), strict: true);
    }

    [Fact]
    public async Task Comparisons_come_back_sorted_and_unchanged()
    {
        ProfileComparisonRow rsi = new("2026-Q3", "2512", "rsi", ShortageClass.Shortage, 1.11, 1, 90, true);
        ProfileComparisonRow mac = new("2026-Q3", "2512", "mac", ShortageClass.Insufficient, null, null, null, true);
        using var file = await WrittenAsync(f => ProfileComparisonTable.WriteAsync(f, "run", [rsi, mac], default));
        Assert.Equal(
            ["run_id", "period", "isco08", "profile", "class", "score", "rank", "percentile", "disagrees"], await ColumnsAsync(file));
        Assert.Equal([mac, rsi], await ProfileComparisonTable.ReadAsync(file, default));
    }

    [Fact]
    public async Task Same_rows_in_another_order_are_the_same_bytes()
    {
        using var one = await WrittenAsync(f => SubIndexTable.WriteAsync(f, "run", [Full, Empty], default));
        using var other = await WrittenAsync(f => SubIndexTable.WriteAsync(f, "run", [Empty, Full], default));
        Assert.Equal(one.ToArray(), other.ToArray());
    }

    [Fact]
    public async Task Table_of_another_kind_is_refused_by_name_of_the_column()
    {
        using var file = await WrittenAsync(f => SensitivitySummaryTable.WriteAsync(f, "run", [new("2026-Q3", "drop_wage", 0.4)], default));
        Assert.Contains("isco08", (await Assert.ThrowsAsync<InvalidDataException>(() => SensitivityTable.ReadAsync(file, default))).Message);
    }

    static async Task<MemoryStream> WrittenAsync(Func<Stream, Task> write)
    {
        var file = new MemoryStream();
        await write(file);
        file.Position = 0;
        return file;
    }

    static async Task<IEnumerable<string>> ColumnsAsync(Stream file)
    {
        var schema = await ParquetReader.ReadSchemaAsync(file);
        file.Position = 0;
        return schema.DataFields.Select(f => f.Name);
    }
}
