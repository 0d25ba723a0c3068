using Parquet;
using Parquet.Schema;
using Pipeline.Reference;

namespace Pipeline.Lake;

/// <summary>Reads chosen columns of a lake file, row group by row group. The other columns' bytes are not read.</summary>
public sealed class LakeReader : IAsyncDisposable
{
    readonly ParquetReader _reader;

    LakeReader(ParquetReader reader) => _reader = reader;

    /// <summary>What the file says about itself, by the names of <see cref="LakeMetadata"/>.</summary>
    public IReadOnlyDictionary<string, string> Metadata => _reader.CustomMetadata;

    public int RowGroupCount => _reader.RowGroupCount;

    /// <param name="file">Seekable; stays open.</param>
    public static async Task<LakeReader> OpenAsync(Stream file, CancellationToken ct) =>
        new(await ParquetReader.CreateAsync(file, new ParquetOptions { UseDateOnlyTypeForDates = true }, leaveStreamOpen: true, ct));

    public long RowCount(int rowGroup) => _reader.OpenRowGroupReader(rowGroup).RowCount;

    /// <summary>What a column holds: long, decimal, double, <see cref="DateOnly"/>, bool or string; null when there is no such column.</summary>
    public Type? TypeOf(string name) => _reader.Schema.GetDataFields().FirstOrDefault(f => f.Name == name)?.ClrType is { } type
        ? type == typeof(ReadOnlyMemory<char>) ? typeof(string) : type
        : null;

    /// <summary>Names of the columns, in their order.</summary>
    public IEnumerable<string> Columns => _reader.Schema.GetDataFields().Select(f => f.Name);

    /// <summary>Whether a row group may hold a text, by what the footer says of the column's least and greatest; true when it says nothing sure.</summary>
    public bool MayHold(int rowGroup, string name, string text)
    {
        var said = _reader.OpenRowGroupReader(rowGroup).GetStatistics(Find(name, typeof(ReadOnlyMemory<char>)));
        return new TextBounds(said?.MinValue as string, said?.MaxValue as string).MayHold(text);
    }

    public bool HasColumn(string name) => _reader.Schema.GetDataFields().Any(f => f.Name == name);

    /// <summary>A column of long, decimal, double, <see cref="DateOnly"/> or bool; null where the row has no value.</summary>
    /// <exception cref="InvalidDataException">The file has no such column, or one of another type.</exception>
    public async Task<T?[]> ReadAsync<T>(int rowGroup, string name, CancellationToken ct)
        where T : struct
    {
        // Not every version of the library looks at the token.
        ct.ThrowIfCancellationRequested();
        var field = Find(name, typeof(T));
        using var group = _reader.OpenRowGroupReader(rowGroup);
        var values = new T?[group.RowCount];
        if (field.IsNullable)
        {
            await group.ReadAsync(field, values.AsMemory(), cancellationToken: ct);
            return values;
        }
        var present = new T[group.RowCount];
        await group.ReadAsync(field, present.AsMemory(), cancellationToken: ct);
        for (var row = 0; row < values.Length; row++) values[row] = present[row];
        return values;
    }

    /// <summary>A text column; null where the row has no value.</summary>
    /// <exception cref="InvalidDataException">The file has no such column, or one of another type.</exception>
    public async Task<string?[]> ReadTextAsync(int rowGroup, string name, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var field = Find(name, typeof(ReadOnlyMemory<char>));
        using var group = _reader.OpenRowGroupReader(rowGroup);
        var values = new string?[group.RowCount];
        await group.ReadAsync(field, values.AsMemory(), cancellationToken: ct);
        return values;
    }

    public ValueTask DisposeAsync() => _reader.DisposeAsync();

    DataField Find(string name, Type type)
    {
        var fields = _reader.Schema.GetDataFields();
        var field = fields.FirstOrDefault(f => f.Name == name)
            ?? throw new InvalidDataException($"The file has no column '{name}'; it has {string.Join(", ", fields.Select(f => f.Name))}.");
        return field.ClrType == type ? field : throw new InvalidDataException($"Column '{name}' holds {field.ClrType.Name}, not {type.Name}.");
    }
}
