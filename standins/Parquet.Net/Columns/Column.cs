using Parquet.Meta;
using Parquet.Schema;

namespace Parquet.Columns;

/// <summary>A leaf of the schema.</summary>
sealed record Column(FieldPath Path, SchemaElement Element, int MaxDefinition, int MaxRepetition)
{
    public bool IsNested => Path.Length > 1 || MaxRepetition > 0;

    public bool IsOptional => MaxDefinition > 0;
}
