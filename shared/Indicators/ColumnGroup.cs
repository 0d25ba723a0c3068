using System.Globalization;
using System.Runtime.CompilerServices;
using Parquet;
using Parquet.Schema;

namespace Pipeline.Indicators;

/// <summary>
/// One row group of a Parquet file, from which single columns are read, so that no more than a row group's columns are in memory. A column that
/// the file does not have reads as all null where the caller allows it. Numbers may be stored as int32, int64, double or decimal, and
/// texts as int64 too (codes of strata and sampling units that a protocol declares as integers).
/// </summary>
sealed class ColumnGroup
{
    readonly ParquetSchema _schema;
    readonly ParquetRowGroupReader _group;

    ColumnGroup(ParquetSchema schema, ParquetRowGroupReader group) => (_schema, _group) = (schema, group);

    public int Count => (int)_group.RowCount;

    /// <param name="file">Seekable; stays open.</param>
    public static async IAsyncEnumerable<ColumnGroup> ReadAsync(Stream file, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var reader = await ParquetReader.CreateAsync(file, new() { UseDateOnlyTypeForDates = true }, leaveStreamOpen: true, ct);
        for (var i = 0; i < reader.RowGroupCount; i++)
        {
            ct.ThrowIfCancellationRequested();
            using var group = reader.OpenRowGroupReader(i);
            yield return new(reader.Schema, group);
        }
    }

    public async Task<string?[]> TextAsync(string name, CancellationToken ct, bool optional = false)
    {
        var values = new string?[Count];
        if (Find(name, optional) is not { } field) return values;
        // Parquet.Net describes the text columns of a file by the form it decodes them to.
        if (field.ClrType == typeof(string) || field.ClrType == typeof(ReadOnlyMemory<char>)) await _group.ReadAsync(field, values.AsMemory(), cancellationToken: ct);
        else if (field.ClrType == typeof(long))
            return await AsAsync<long, string?>(field, v => v?.ToString(CultureInfo.InvariantCulture), ct);
        else throw Unfit(field, "text");
        return values;
    }

    public async Task<double?[]> NumberAsync(string name, CancellationToken ct, bool optional = false)
    {
        if (Find(name, optional) is not { } field) return new double?[Count];
        return field.ClrType switch
        {
            var t when t == typeof(double) => await AsAsync<double, double?>(field, v => v, ct),
            var t when t == typeof(decimal) => await AsAsync<decimal, double?>(field, v => (double?)v, ct),
            var t when t == typeof(long) => await AsAsync<long, double?>(field, v => v, ct),
            var t when t == typeof(int) => await AsAsync<int, double?>(field, v => v, ct),
            _ => throw Unfit(field, "numbers"),
        };
    }

    public async Task<bool[]> FlagAsync(string name, CancellationToken ct)
    {
        var field = Find(name, optional: false)!;
        return field.ClrType == typeof(bool) ? await AsAsync<bool, bool>(field, v => v ?? throw Unfit(field, "flags without gaps"), ct) : throw Unfit(field, "flags");
    }

    public async Task<DateOnly?[]> DateAsync(string name, CancellationToken ct, bool optional = false)
    {
        if (Find(name, optional) is not { } field) return new DateOnly?[Count];
        return field.ClrType == typeof(DateOnly) ? await AsAsync<DateOnly, DateOnly?>(field, v => v, ct) : throw Unfit(field, "dates");
    }

    async Task<TOut[]> AsAsync<TIn, TOut>(DataField field, Func<TIn?, TOut> convert, CancellationToken ct)
        where TIn : struct
    {
        if (field.IsNullable)
        {
            var values = new TIn?[Count];
            await _group.ReadAsync<TIn>(field, values.AsMemory(), cancellationToken: ct);
            return Array.ConvertAll(values, v => convert(v));
        }
        var present = new TIn[Count];
        await _group.ReadAsync<TIn>(field, present.AsMemory(), cancellationToken: ct);
        return Array.ConvertAll(present, v => convert(v));
    }

    DataField? Find(string name, bool optional) =>
        _schema.DataFields.FirstOrDefault(f => f.Name == name)
        ?? (optional ? null : throw new InvalidDataException($"The file has no column {name}."));

    static InvalidDataException Unfit(DataField field, string wanted) =>
        new($"Column {field.Name} holds {field.ClrType.Name}, which cannot be read as {wanted}.");
}
