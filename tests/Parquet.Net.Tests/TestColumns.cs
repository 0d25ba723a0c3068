using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace Pipeline.Parquet.Net.Tests;

/// <summary>A column whose type the test need not know.</summary>
public interface ITestColumn
{
    DataField Field { get; }

    /// <summary>The value of a row as the scripts for other implementations print it.</summary>
    string? TextAt(int row);

    Task WriteAsync(ParquetRowGroupWriter group, Range rows);

    /// <summary>Reads the column through a field of the file's own schema and asserts that the values are those of the rows.</summary>
    Task AssertAsync(ParquetRowGroupReader group, DataField field, Range rows);
}

/// <summary>The values of a column and how they compare.</summary>
public abstract record TestColumn<T>(DataField Field, T[] Values) : ITestColumn
{
    public string? TextAt(int row) => Values[row] switch
    {
        null => null,
        bool value => value ? "true" : "false",
        decimal value => value.ToString($"F{(Field as DecimalDataField)?.Scale ?? 18}", CultureInfo.InvariantCulture),
        DateTime value => ((Int128)(value.Ticks - DateTime.UnixEpoch.Ticks) * 100).ToString(CultureInfo.InvariantCulture),
        DateOnly value => value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        float value => ((double)value).ToString("R", CultureInfo.InvariantCulture),
        byte[] value => Convert.ToHexStringLower(value),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        var value => value.ToString(),
    };

    public abstract Task WriteAsync(ParquetRowGroupWriter group, Range rows);

    public async Task AssertAsync(ParquetRowGroupReader group, DataField field, Range rows)
    {
        var actual = new T[group.RowCount];
        await ReadAsync(group, field, actual);
        // The span's comparison is much the faster one; the assertion tells where they differ.
        if (!Values.AsSpan(rows).SequenceEqual(actual)) Assert.Equal(Values[rows], actual);
    }

    protected abstract ValueTask ReadAsync(ParquetRowGroupReader group, DataField field, Memory<T> values);
}

/// <summary>Values of a struct type that cannot be null.</summary>
public sealed record RequiredColumn<T>(DataField Field, T[] Values) : TestColumn<T>(Field, Values) where T : struct
{
    public override Task WriteAsync(ParquetRowGroupWriter group, Range rows) => group.WriteAsync<T>(Field, Values.AsMemory(rows));

    protected override ValueTask ReadAsync(ParquetRowGroupReader group, DataField field, Memory<T> values) =>
        group.ReadAsync(field, values);
}

/// <summary>Values of a struct type, or null.</summary>
public sealed record NullableColumn<T>(DataField Field, T?[] Values) : TestColumn<T?>(Field, Values) where T : struct
{
    public override Task WriteAsync(ParquetRowGroupWriter group, Range rows) => group.WriteAsync<T>(Field, Values.AsMemory(rows));

    protected override ValueTask ReadAsync(ParquetRowGroupReader group, DataField field, Memory<T?> values) =>
        group.ReadAsync(field, values);
}

/// <summary>Texts.</summary>
public sealed record TextColumn(DataField Field, string?[] Values) : TestColumn<string?>(Field, Values)
{
    public override Task WriteAsync(ParquetRowGroupWriter group, Range rows) => group.WriteAsync(Field, Values[rows]);

    protected override ValueTask ReadAsync(ParquetRowGroupReader group, DataField field, Memory<string?> values) =>
        group.ReadAsync(field, values);
}

/// <summary>Byte arrays.</summary>
public sealed record BytesColumn(DataField Field, byte[]?[] Values) : TestColumn<byte[]?>(Field, Values)
{
    public override Task WriteAsync(ParquetRowGroupWriter group, Range rows) => group.WriteAsync(Field, Values[rows]);

    protected override ValueTask ReadAsync(ParquetRowGroupReader group, DataField field, Memory<byte[]?> values) =>
        group.ReadAsync(field, values);
}
