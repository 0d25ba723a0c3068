using Parquet;
using Parquet.Schema;
using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.Lake;

/// <summary>One column of a row group on its way into the file: gathered, then prepared, then written.</summary>
abstract class LakeColumn
{
    /// <summary>Copies some rows of a batch.</summary>
    public abstract void Add(BatchColumn batch, int first, int count);

    /// <summary>Turns what was gathered into what the file's writer takes.</summary>
    public abstract void Prepare();

    /// <summary>Writes what was prepared, and forgets it.</summary>
    public abstract Task WriteAsync(ParquetRowGroupWriter group, CancellationToken ct);

    /// <summary>The Parquet column of a protocol's column.</summary>
    public static DataField FieldOf(Column column) => column.Type switch
    {
        LogicalType.Integer => new DataField<long>(column.Name, !column.Required),
        LogicalType.Number when column.Scale is { } scale => new DecimalDataField(column.Name, ScaledNumber.Precision, scale, isNullable: !column.Required),
        LogicalType.Number => new DataField<double>(column.Name, !column.Required),
        LogicalType.Date => new DataField<DateOnly>(column.Name, !column.Required),
        LogicalType.Boolean => new DataField<bool>(column.Name, !column.Required),
        _ => new DataField<string>(column.Name, !column.Required),
    };

    /// <summary>Gathers a column for its field in the file: personal identifiers become pseudonyms.</summary>
    /// <exception cref="ArgumentException">A personal identifier is not text or has no pseudonym domain.</exception>
    public static LakeColumn For(Column column, DataField field, Pseudonymiser pseudonymiser)
    {
        if (column.Classification == Classification.PersonalIdentifier)
            return column is { Type: LogicalType.String, PseudonymDomain: { } domain }
                ? new PseudonymLakeColumn(field, pseudonymiser.For(domain))
                : throw new ArgumentException($"Column {column.Name} names persons: it must be text and have a pseudonym domain.", nameof(column));
        return column.Type switch
        {
            LogicalType.Integer => new ValueLakeColumn<long, IntegerForm>(field, default),
            LogicalType.Number when column.Scale is { } scale => new ValueLakeColumn<decimal, DecimalForm>(field, new(scale)),
            LogicalType.Number => new ValueLakeColumn<double, DoubleForm>(field, default),
            LogicalType.Date => new ValueLakeColumn<DateOnly, DateForm>(field, default),
            LogicalType.Boolean => new ValueLakeColumn<bool, BooleanForm>(field, default),
            _ => new TextLakeColumn(field),
        };
    }
}
