using Parquet;
using Parquet.Schema;

namespace Pipeline.Parquet.Net.Tests;

/// <summary>Reads columns of whatever type a file says they have.</summary>
static class AnyColumn
{
    static readonly Dictionary<Type, Func<ParquetRowGroupReader, DataField, ValueTask>> Readers = new()
    {
        [typeof(bool)] = ReadAsync<bool>,
        [typeof(byte)] = ReadAsync<byte>,
        [typeof(sbyte)] = ReadAsync<sbyte>,
        [typeof(short)] = ReadAsync<short>,
        [typeof(ushort)] = ReadAsync<ushort>,
        [typeof(int)] = ReadAsync<int>,
        [typeof(uint)] = ReadAsync<uint>,
        [typeof(long)] = ReadAsync<long>,
        [typeof(ulong)] = ReadAsync<ulong>,
        [typeof(float)] = ReadAsync<float>,
        [typeof(double)] = ReadAsync<double>,
        [typeof(decimal)] = ReadAsync<decimal>,
        [typeof(DateTime)] = ReadAsync<DateTime>,
        [typeof(DateOnly)] = ReadAsync<DateOnly>,
        [typeof(Guid)] = ReadAsync<Guid>,
        [typeof(ReadOnlyMemory<char>)] = (group, field) => group.ReadAsync(field, new string?[group.RowCount].AsMemory()),
        [typeof(ReadOnlyMemory<byte>)] = (group, field) => group.ReadAsync(field, new byte[]?[group.RowCount].AsMemory()),
    };

    /// <summary>Reads the whole file, with its statistics.</summary>
    public static async Task ReadFileAsync(byte[] file)
    {
        await using var reader = await ParquetReader.CreateAsync(new MemoryStream(file));
        foreach (var group in reader.RowGroups)
            foreach (var field in reader.Schema.DataFields)
            {
                group.GetStatistics(field);
                await Readers[field.ClrType](group, field);
            }
    }

    static ValueTask ReadAsync<T>(ParquetRowGroupReader group, DataField field) where T : struct =>
        field.IsNullable
            ? group.ReadAsync<T>(field, new T?[group.RowCount].AsMemory())
            : group.ReadAsync<T>(field, new T[group.RowCount].AsMemory());
}
