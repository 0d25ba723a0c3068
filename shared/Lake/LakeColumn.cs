using System.Text;
using Parquet;
using Parquet.Schema;
using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.Lake;

/// <summary>Gathers one column's values of a row group.</summary>
abstract class LakeColumn
{
    public abstract DataField Field { get; }

    public abstract void Add(BatchColumn batch);

    /// <summary>Writes what was gathered, and forgets it.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, CancellationToken ct);

    /// <summary>The Parquet column of a protocol's column: personal identifiers become pseudonyms.</summary>
    /// <exception cref="ArgumentException">A personal identifier is not text or has no pseudonym domain.</exception>
    public static LakeColumn For(Column column, Pseudonymiser pseudonymiser)
    {
        var isPersonal = column.Classification == Classification.PersonalIdentifier;
        if (isPersonal && (column.Type != LogicalType.String || column.PseudonymDomain is null))
            throw new ArgumentException($"Column {column.Name} names persons: it must be text and have a pseudonym domain.", nameof(column));
        return column.Type switch
        {
            LogicalType.Integer => Value<long>(column, static (batch, row) => batch.Values[row]),
            LogicalType.Number when column.Scale is { } scale =>
                Value(new DecimalDataField(column.Name, ScaledNumber.Precision, scale, isNullable: !column.Required),
                    (batch, row) => ScaledNumber.ToDecimal(batch.Values[row], scale)),
            LogicalType.Number => Value(column, static (batch, row) => BitConverter.Int64BitsToDouble(batch.Values[row])),
            LogicalType.Date => Value(column, static (batch, row) => DateOnly.FromDayNumber((int)batch.Values[row])),
            LogicalType.Boolean => Value(column, static (batch, row) => batch.Values[row] != 0),
            _ when isPersonal => new TextLakeColumn(column, utf8 => pseudonymiser.Pseudonym(column.PseudonymDomain!, utf8)),
            _ => new TextLakeColumn(column, Encoding.UTF8.GetString),
        };
    }

    static ValueLakeColumn<T> Value<T>(Column column, Func<BatchColumn, int, T> read)
        where T : struct => Value(new DataField<T>(column.Name, !column.Required), read);

    static ValueLakeColumn<T> Value<T>(DataField field, Func<BatchColumn, int, T> read)
        where T : struct => new(field, read);
}

/// <summary>Numbers, dates and booleans.</summary>
sealed class ValueLakeColumn<T>(DataField dataField, Func<BatchColumn, int, T> read) : LakeColumn
    where T : struct
{
    readonly T[] _values = dataField.IsNullable ? [] : new T[LakeWriter.RowsPerGroup];
    readonly T?[] _optional = dataField.IsNullable ? new T?[LakeWriter.RowsPerGroup] : [];
    int _count;

    public override DataField Field => dataField;

    public override void Add(BatchColumn batch)
    {
        var valid = batch.Valid;
        for (var row = 0; row < valid.Length; row++, _count++)
            if (dataField.IsNullable) _optional[_count] = valid[row] ? read(batch, row) : null;
            else _values[_count] = read(batch, row);
    }

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken ct)
    {
        if (dataField.IsNullable) await group.WriteAsync<T>(dataField, _optional.AsMemory(0, _count), cancellationToken: ct);
        else await group.WriteAsync<T>(dataField, _values.AsMemory(0, _count), cancellationToken: ct);
        _count = 0;
    }
}

/// <summary>Texts, kept as UTF-8 until the column is written so that only one column at a time is strings.</summary>
sealed class TextLakeColumn(Column column, TextMaker make) : LakeColumn
{
    readonly Utf8Arena _texts = new();
    readonly bool[] _valid = new bool[LakeWriter.RowsPerGroup];
    readonly TextMemo _memo = new(make);

    public override DataField Field { get; } = new DataField<string>(column.Name, !column.Required);

    public override void Add(BatchColumn batch)
    {
        batch.Valid.CopyTo(_valid.AsSpan(_texts.Count));
        for (var row = 0; row < batch.Valid.Length; row++) _texts.Add(batch.GetUtf8(row));
    }

    public override async Task WriteAsync(ParquetRowGroupWriter group, CancellationToken ct)
    {
        ct.ThrowIfCancellationRequested();
        var texts = new string?[_texts.Count];
        for (var row = 0; row < texts.Length; row++) texts[row] = _valid[row] ? _memo.Get(_texts[row]) : null;
        await group.WriteAsync(Field, texts);
        _texts.Clear();
    }
}
