using System.Runtime.CompilerServices;
using Pipeline.Reference;

namespace Pipeline.Indicators;

/// <summary>Reads a file of the work permit register, only the columns needed and row group by row group. <c>coding_conf</c> may be absent.</summary>
static class PermitFile
{
    /// <exception cref="InvalidDataException">A column is missing or of an unfit type, a required value is null, or a code is malformed.</exception>
    public static async IAsyncEnumerable<PermitRecord> ReadAsync(
        Stream file, AgencyId agency, ReferencePeriod period, [EnumeratorCancellation] CancellationToken ct)
    {
        await foreach (var rows in ColumnGroup.ReadAsync(file, ct))
        {
            var (id, status, isco08) = (await rows.TextAsync("permit_id", ct), await rows.TextAsync("status", ct), await rows.TextAsync("isco08", ct));
            var confidence = await rows.NumberAsync("coding_conf", ct, optional: true);
            var (issued, from, to) = (await rows.DateAsync("issued_on", ct), await rows.DateAsync("valid_from", ct), await rows.DateAsync("valid_to", ct));
            for (var i = 0; i < rows.Count; i++)
                yield return new(
                    agency, id[i] ?? throw Missing("permit_id"), period, issued[i] ?? throw Missing("issued_on"),
                    from[i] ?? throw Missing("valid_from"), to[i], status[i] ?? throw Missing("status"),
                    isco08[i] is { } code ? OccupationCode.Parse(code) : null, confidence[i]);
        }
    }

    static InvalidDataException Missing(string column) => new($"A permit has no {column}.");
}
