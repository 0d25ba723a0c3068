using Parquet;
using Parquet.Schema;

namespace Pipeline.Lake;

/// <summary>Copies chosen rows of one column of a row group.</summary>
static class ColumnCopy
{
    /// <summary>A column of the same name, type and nullability for another file.</summary>
    public static DataField FieldLike(DataField field) => field is DecimalDataField number
        ? new DecimalDataField(number.Name, number.Precision, number.Scale, number.ForceByteArrayEncoding, number.IsNullable)
        : new DataField(field.Name, field.ClrType, field.IsNullable);

    /// <exception cref="InvalidDataException">The column holds a type that lake files do not have.</exception>
    public static Task RunAsync(ParquetRowGroupReader from, ParquetRowGroupWriter to, DataField read, DataField write, int[] rows, CancellationToken ct)
    {
        if (read.ClrType == typeof(ReadOnlyMemory<char>)) return TextAsync(from, to, read, write, rows, ct);
        if (read.ClrType == typeof(long)) return ValuesAsync<long>(from, to, read, write, rows, ct);
        if (read.ClrType == typeof(decimal)) return ValuesAsync<decimal>(from, to, read, write, rows, ct);
        if (read.ClrType == typeof(double)) return ValuesAsync<double>(from, to, read, write, rows, ct);
        if (read.ClrType == typeof(DateOnly)) return ValuesAsync<DateOnly>(from, to, read, write, rows, ct);
        if (read.ClrType == typeof(bool)) return ValuesAsync<bool>(from, to, read, write, rows, ct);
        throw new InvalidDataException($"Column '{read.Name}' holds {read.ClrType.Name}, which lake files do not have.");
    }

    static async Task TextAsync(ParquetRowGroupReader from, ParquetRowGroupWriter to, DataField read, DataField write, int[] rows, CancellationToken ct)
    {
        var texts = new string?[from.RowCount];
        await from.ReadAsync(read, texts.AsMemory(), cancellationToken: ct);
        await to.WriteAsync(write, (string?[])[.. rows.Select(row => texts[row])]);
    }

    static async Task ValuesAsync<T>(ParquetRowGroupReader from, ParquetRowGroupWriter to, DataField read, DataField write, int[] rows, CancellationToken ct)
        where T : struct
    {
        if (read.IsNullable)
        {
            var values = new T?[from.RowCount];
            await from.ReadAsync(read, values.AsMemory(), cancellationToken: ct);
            await to.WriteAsync<T>(write, (T?[])[.. rows.Select(row => values[row])], cancellationToken: ct);
            return;
        }
        var present = new T[from.RowCount];
        await from.ReadAsync(read, present.AsMemory(), cancellationToken: ct);
        await to.WriteAsync<T>(write, (T[])[.. rows.Select(row => present[row])], cancellationToken: ct);
    }
}
