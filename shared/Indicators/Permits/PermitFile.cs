using System.Runtime.CompilerServices;

namespace Pipeline.Indicators.Permits;

/// <summary>
/// Reads a file of the work permit register, only the columns needed and row group by row group. <c>coding_conf</c> and <c>employer_id</c> may be absent.
/// </summary>
static class PermitFile
{
    /// <exception cref="InvalidDataException">A column is missing or of an unfit type, or a required value is null.</exception>
    public static async IAsyncEnumerable<PermitRow> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var rows in ColumnGroup.ReadAsync(file, ct))
        {
            var (id, status, isco08) = (await rows.TextAsync("permit_id", ct), await rows.TextAsync("status", ct), await rows.TextAsync("isco08", ct));
            var (permitClass, employer) = (await rows.TextAsync("permit_class", ct), await rows.TextAsync("employer_id", ct, optional: true));
            var confidence = await rows.NumberAsync("coding_conf", ct, optional: true);
            var (issued, from, to) = (await rows.DateAsync("issued_on", ct), await rows.DateAsync("valid_from", ct), await rows.DateAsync("valid_to", ct));
            for (var i = 0; i < rows.Count; i++)
                yield return new(
                    id[i] ?? throw Missing("permit_id"), permitClass[i] ?? throw Missing("permit_class"), issued[i] ?? throw Missing("issued_on"),
                    from[i] ?? throw Missing("valid_from"), to[i], status[i] ?? throw Missing("status"), isco08[i], confidence[i], employer[i]);
        }
    }

    static InvalidDataException Missing(string column) => new($"A permit has no {column}.");
}
