using Parquet;
using Parquet.Schema;

namespace Pipeline.Indicators;

/// <summary>How a run came about.</summary>
/// <param name="CodeVersion">Version of the program, with the commit where the build knows it.</param>
/// <param name="InputLoadIds">Submissions whose files were read.</param>
/// <param name="RowsIn">Rows read, by dataset.</param>
/// <param name="ParamsHash">SHA-256 over parameters, profiles, reference files and classification.</param>
public sealed record RunRecord(
    string RunId, DateTimeOffset StartedUtc, string CodeVersion, string MethodVersion, string ParamsHash, long Seed,
    IReadOnlyList<string> InputLoadIds, IReadOnlyDictionary<string, long> RowsIn)
{
    /// <summary>Rows written, by table.</summary>
    public IReadOnlyDictionary<string, long> RowsOut { get; init; } = new Dictionary<string, long>();
}

/// <summary>
/// The Parquet table <c>run</c>, a row for each table that the run read or wrote: run_id, started_utc, code_version, method_version, params_hash,
/// seed, input_load_ids (separated by spaces), table, rows_in and rows_out (null where the table is only written, or only read).
/// </summary>
public static class RunTable
{
    static readonly DataField[] Texts =
    [
        new DataField<string>("run_id", nullable: false),
        new DataField<string>("code_version", nullable: false),
        new DataField<string>("method_version", nullable: false),
        new DataField<string>("params_hash", nullable: false),
        new DataField<string>("input_load_ids", nullable: false),
        new DataField<string>("table", nullable: false),
    ];

    // Milliseconds: of microseconds Parquet.Net gives bounds a thousand times too small, and engines that trust them find no row of a time.
    static readonly DataField Started = new DateTimeDataField("started_utc", DateTimeFormat.DateAndTime);
    static readonly DataField Seed = new DataField<long>("seed");
    static readonly DataField RowsIn = new DataField<long>("rows_in", nullable: true);
    static readonly DataField RowsOut = new DataField<long>("rows_out", nullable: true);
    static readonly ParquetSchema Schema = new([.. Texts, Started, Seed, RowsIn, RowsOut]);

    /// <param name="output">Seekable; stays open.</param>
    public static async Task WriteAsync(Stream output, RunRecord run, CancellationToken ct)
    {
        var tables = run.RowsIn.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (Name: t.Key, In: (long?)t.Value, Out: (long?)null))
            .Concat(run.RowsOut.OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (Name: t.Key, In: (long?)null, Out: (long?)t.Value)))
            .ToList();
        string[] same = [run.RunId, run.CodeVersion, run.MethodVersion, run.ParamsHash, string.Join(' ', run.InputLoadIds.Order(StringComparer.Ordinal))];

        await using var writer = await ParquetWriter.CreateAsync(Schema, output, cancellationToken: ct);
        using var group = writer.CreateRowGroup();
        for (var i = 0; i < Texts.Length; i++)
            await group.WriteAsync(Texts[i], tables.Select(t => i < same.Length ? same[i] : t.Name).ToArray());
        await group.WriteAsync<DateTime>(Started, tables.Select(_ => run.StartedUtc.UtcDateTime).ToArray(), cancellationToken: ct);
        await group.WriteAsync<long>(Seed, tables.Select(_ => run.Seed).ToArray(), cancellationToken: ct);
        await group.WriteAsync<long>(RowsIn, tables.Select(t => t.In).ToArray(), cancellationToken: ct);
        await group.WriteAsync<long>(RowsOut, tables.Select(t => t.Out).ToArray(), cancellationToken: ct);
    }
}
