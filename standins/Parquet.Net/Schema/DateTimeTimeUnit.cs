namespace Parquet.Schema;

/// <summary>Unit of a timestamp. A <see cref="DateTime"/> holds 100 nanoseconds at the finest.</summary>
public enum DateTimeTimeUnit
{
    Millis,
    Micros,
    Nanos,
}
