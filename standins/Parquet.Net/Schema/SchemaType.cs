namespace Parquet.Schema;

/// <summary>What a field is: a column of values or one of the groups.</summary>
public enum SchemaType
{
    Data,
    Map,
    Struct,
    List,
}
