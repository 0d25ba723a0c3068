using System.IO.Pipelines;
using Pipeline.Sdmx.Requests;
using Pipeline.Sdmx.Slicing;
using Pipeline.Statistics.Observations;

namespace Pipeline.Sdmx.Data;

/// <summary>Writes a part of a table as Parquet, in the columns of the release's own file.</summary>
public static class ParquetDataWriter
{
    /// <exception cref="RefusedException">Too many observations to hold; the whole table is a file of the release.</exception>
    public static async Task WriteAsync(Slice slice, PipeWriter pipe, CancellationToken ct)
    {
        if (slice.Count > Limits.HeldObservations)
            throw RefusedException.Of(
                RefusalKind.TooLarge, "too-many-observations", "Too many observations",
                $"A part of at most {Limits.HeldObservations} is written as Parquet. Select fewer, or take the whole table.", ("limit", Limits.HeldObservations));
        using var file = new MemoryStream();
        await ObservationWriter.WriteAsync(file, Part(slice), slice.Flow.Structures, ct);
        await pipe.WriteAsync(file.GetBuffer().AsMemory(0, (int)file.Length), ct);
    }

    /// <summary>The rows as a table of their own.</summary>
    static ObservationTable Part(Slice slice)
    {
        var (table, rows) = (slice.Flow.Table, slice.Rows().ToArray());
        return table with
        {
            Codes = [.. table.Codes.Select(column => Array.ConvertAll(rows, row => column[row]))],
            PeriodPlaces = Array.ConvertAll(rows, row => table.PeriodPlaces[row]),
            Values = Array.ConvertAll(rows, row => table.Values[row]),
            Status = Array.ConvertAll(rows, row => table.Status[row]),
            Confidential = Array.ConvertAll(rows, row => table.Confidential[row]),
        };
    }
}
