using System.Buffers;
using Parquet;
using Parquet.Schema;
using Pipeline.Validation;

namespace Pipeline.Lake;

/// <summary>A column whose values the file's writer takes as <typeparamref name="T"/>: those there are, end to end, and which rows have one.</summary>
abstract class LakeColumn<T>(DataField field) : LakeColumn
    where T : struct
{
    readonly bool[] _valid = new bool[LakeFileWriter.RowsPerGroup];
    int _rows;
    T[] _values = [];
    int[] _levels = [];
    int _count;

    /// <summary>For each row gathered whether it has a value.</summary>
    protected ReadOnlySpan<bool> Valid => _valid.AsSpan(0, _rows);

    public sealed override void Add(BatchColumn batch, int first, int count)
    {
        batch.Valid.Slice(first, count).CopyTo(_valid.AsSpan(_rows));
        Gather(batch, first, count, _rows);
        _rows += count;
    }

    public sealed override void Prepare()
    {
        _values = ArrayPool<T>.Shared.Rent(_rows);
        _count = Read(_values);
        if (!field.IsNullable) return;
        _levels = ArrayPool<int>.Shared.Rent(_rows);
        for (var row = 0; row < _rows; row++) _levels[row] = _valid[row] ? 1 : 0;
    }

    public sealed override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken ct)
    {
        ReadOnlyMemory<int>? levels = field.IsNullable ? _levels.AsMemory(0, _rows) : default(ReadOnlyMemory<int>?);
        await group.WriteAllPartsAsync<T>(field, _values.AsMemory(0, _count), levels, null, ct);
        ArrayPool<T>.Shared.Return(_values);
        if (field.IsNullable) ArrayPool<int>.Shared.Return(_levels);
        Forget();
        (_rows, _count, _values, _levels) = (0, 0, [], []);
    }

    /// <summary>Copies what the batch has, valid or not, behind the <paramref name="rows"/> that are there.</summary>
    protected abstract void Gather(BatchColumn batch, int first, int count, int rows);

    /// <summary>Fills <paramref name="values"/> with those of the valid rows and gives their number.</summary>
    protected abstract int Read(Span<T> values);

    /// <summary>Lets go of what was gathered.</summary>
    protected virtual void Forget() { }
}
