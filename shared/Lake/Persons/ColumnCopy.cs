using Parquet;
using Parquet.Schema;

namespace Pipeline.Lake;

/// <summary>Copies columns of a row group, one at a time.</summary>
/// <param name="rows">Positions of the rows to copy, in their order; null for all.</param>
sealed class ColumnCopy(ParquetRowGroupReader from, ParquetRowGroupWriter to, int[]? rows)
{
    static readonly ParquetOptions Options = new() { CompressionMethod = CompressionMethod.Snappy, UseDateOnlyTypeForDates = true };

    /// <summary>Opens a file to copy from.</summary>
    /// <param name="file">Seekable; stays open.</param>
    public static Task<ParquetReader> OpenAsync(Stream file, CancellationToken ct) => ParquetReader.CreateAsync(file, Options, leaveStreamOpen: true, ct);

    /// <summary>The columns of a file for another: of the same names, types and nullability.</summary>
    public static ParquetSchema SchemaLike(ParquetReader file) => new([.. file.Schema.DataFields.Select(FieldLike)]);

    public static Task<ParquetWriter> BeginAsync(ParquetSchema schema, Stream file, CancellationToken ct) =>
        ParquetWriter.CreateAsync(schema, file, Options, append: false, ct);

    /// <param name="replace">What becomes of the column's texts, where it holds texts.</param>
    /// <exception cref="InvalidDataException">The column holds a type that lake files do not have.</exception>
    public Task RunAsync(DataField read, DataField write, Func<string, string>? replace, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        if (read.ClrType == typeof(ReadOnlyMemory<char>)) return TextAsync(read, write, replace, ct);
        if (read.ClrType == typeof(long)) return ValuesAsync<long>(read, write, ct);
        if (read.ClrType == typeof(decimal)) return ValuesAsync<decimal>(read, write, ct);
        if (read.ClrType == typeof(double)) return ValuesAsync<double>(read, write, ct);
        if (read.ClrType == typeof(DateOnly)) return ValuesAsync<DateOnly>(read, write, ct);
        if (read.ClrType == typeof(bool)) return ValuesAsync<bool>(read, write, ct);
        throw new InvalidDataException($"Column '{read.Name}' holds {read.ClrType.Name}, which lake files do not have.");
    }

    static DataField FieldLike(DataField field) => field is DecimalDataField number
        ? new DecimalDataField(number.Name, number.Precision, number.Scale, number.ForceByteArrayEncoding, number.IsNullable)
        : new DataField(field.Name, field.ClrType, field.IsNullable);

    async Task TextAsync(DataField read, DataField write, Func<string, string>? replace, CancellationToken ct)
    {
        var texts = new string?[from.RowCount];
        await from.ReadAsync(read, texts.AsMemory(), cancellationToken: ct);
        texts = Chosen(texts);
        for (var row = 0; replace is not null && row < texts.Length; row++)
            if (texts[row] is { } text) texts[row] = replace(text);
        await to.WriteAsync(write, texts);
    }

    async Task ValuesAsync<T>(DataField read, DataField write, CancellationToken ct)
        where T : struct
    {
        if (read.IsNullable)
        {
            var values = new T?[from.RowCount];
            await from.ReadAsync(read, values.AsMemory(), cancellationToken: ct);
            await to.WriteAsync<T>(write, Chosen(values), cancellationToken: ct);
            return;
        }
        var present = new T[from.RowCount];
        await from.ReadAsync(read, present.AsMemory(), cancellationToken: ct);
        await to.WriteAsync<T>(write, Chosen(present), cancellationToken: ct);
    }

    T[] Chosen<T>(T[] values) => rows is null ? values : Array.ConvertAll(rows, row => values[row]);
}
