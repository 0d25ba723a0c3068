using Parquet.Schema;
using Pipeline.Validation;

namespace Pipeline.Lake;

/// <summary>Numbers, dates and booleans.</summary>
sealed class ValueLakeColumn<T, TForm>(DataField field, TForm form) : LakeColumn<T>(field)
    where T : struct
    where TForm : struct, IValueForm<T>
{
    readonly long[] _gathered = new long[LakeFileWriter.RowsPerGroup];

    protected override void Gather(BatchColumn batch, int first, int count, int rows) =>
        batch.Values.Slice(first, count).CopyTo(_gathered.AsSpan(rows));

    protected override int Read(Span<T> values)
    {
        var count = 0;
        var valid = Valid;
        for (var row = 0; row < valid.Length; row++)
            if (valid[row]) values[count++] = form.Read(_gathered[row]);
        return count;
    }
}
