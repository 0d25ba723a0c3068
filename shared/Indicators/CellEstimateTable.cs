using Parquet;
using Parquet.Schema;

namespace Pipeline.Indicators;

/// <summary>
/// The Parquet table <c>cell_estimate</c>: run_id, period, level (int32), isco08, measure, value (double), n (int32), n_eff, se, rse, deff
/// (doubles) and quality (ok, caution or suppressed). One row group; the same cells give the same bytes.
/// </summary>
public static class CellEstimateTable
{
    static readonly DataField RunIdField = new DataField<string>("run_id", nullable: false);
    static readonly DataField PeriodField = new DataField<string>("period", nullable: false);
    static readonly DataField LevelField = new DataField<int>("level");
    static readonly DataField CodeField = new DataField<string>("isco08", nullable: false);
    static readonly DataField MeasureField = new DataField<string>("measure", nullable: false);
    static readonly DataField ValueField = new DataField<double>("value", nullable: true);
    static readonly DataField NField = new DataField<int>("n", nullable: true);
    static readonly DataField NEffField = new DataField<double>("n_eff", nullable: true);
    static readonly DataField SeField = new DataField<double>("se", nullable: true);
    static readonly DataField RseField = new DataField<double>("rse", nullable: true);
    static readonly DataField DeffField = new DataField<double>("deff", nullable: true);
    static readonly DataField QualityField = new DataField<string>("quality", nullable: false);

    static readonly ParquetSchema Schema = new(
        RunIdField, PeriodField, LevelField, CodeField, MeasureField, ValueField, NField, NEffField, SeField, RseField, DeffField, QualityField);

    /// <summary>Writes the cells, sorted.</summary>
    /// <param name="output">Seekable; stays open.</param>
    public static async Task WriteAsync(Stream output, string runId, IEnumerable<CellEstimate> cells, CancellationToken ct)
    {
        var rows = CellEstimate.InOrder(cells);
        await using var writer = await ParquetWriter.CreateAsync(Schema, output, cancellationToken: ct);
        using var group = writer.CreateRowGroup();
        await TextAsync(RunIdField, _ => runId);
        await TextAsync(PeriodField, c => c.Period);
        await group.WriteAsync<int>(LevelField, rows.Select(c => c.Level).ToArray(), cancellationToken: ct);
        await TextAsync(CodeField, c => c.Isco08);
        await TextAsync(MeasureField, c => c.Measure);
        await NumberAsync(ValueField, c => c.Value);
        await group.WriteAsync<int>(NField, rows.Select(c => c.N).ToArray(), cancellationToken: ct);
        await NumberAsync(NEffField, c => c.NEff);
        await NumberAsync(SeField, c => c.Se);
        await NumberAsync(RseField, c => c.Rse);
        await NumberAsync(DeffField, c => c.Deff);
        await TextAsync(QualityField, c => c.Quality.ToString().ToLowerInvariant());

        async Task TextAsync(DataField field, Func<CellEstimate, string?> of) =>
            await group.WriteAsync(field, rows.Select(of).ToArray());
        async Task NumberAsync(DataField field, Func<CellEstimate, double?> of) =>
            await group.WriteAsync<double>(field, rows.Select(of).ToArray(), cancellationToken: ct);
    }

    /// <summary>Reads the cells of a run in the order they were written.</summary>
    /// <param name="input">Seekable; stays open.</param>
    /// <exception cref="InvalidDataException">The file lacks a column or holds an unknown quality.</exception>
    public static async Task<IReadOnlyList<CellEstimate>> ReadAsync(Stream input, CancellationToken ct)
    {
        var cells = new List<CellEstimate>();
        await foreach (var rows in ColumnGroup.ReadAsync(input, ct))
        {
            var (period, code) = (await rows.TextAsync("period", ct), await rows.TextAsync("isco08", ct));
            var (measure, quality) = (await rows.TextAsync("measure", ct), await rows.TextAsync("quality", ct));
            var (level, n) = (await rows.NumberAsync("level", ct), await rows.NumberAsync("n", ct));
            var (value, nEff) = (await rows.NumberAsync("value", ct), await rows.NumberAsync("n_eff", ct));
            var (se, rse, deff) = (await rows.NumberAsync("se", ct), await rows.NumberAsync("rse", ct), await rows.NumberAsync("deff", ct));
            for (var i = 0; i < rows.Count; i++)
                cells.Add(new(period[i]!, (int)level[i]!.Value, code[i]!, measure[i]!, value[i], (int?)n[i], nEff[i], se[i], rse[i], deff[i],
                    ParseQuality(quality[i])));
        }
        return cells;
    }

    static Quality ParseQuality(string? text) => text switch
    {
        "ok" => Quality.Ok,
        "caution" => Quality.Caution,
        "suppressed" => Quality.Suppressed,
        _ => throw new InvalidDataException($"'{text}' is not a quality."),
    };
}
