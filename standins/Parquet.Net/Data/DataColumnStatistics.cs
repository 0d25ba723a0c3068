namespace Parquet.Data;

/// <summary>
/// What a row group's footer says of a column. Values are in stored form: a date is a count of days, a timestamp a count of units,
/// a decimal in 4 or 8 bytes an unscaled number.
/// </summary>
public class DataColumnStatistics
{
    public DataColumnStatistics() { }

    public DataColumnStatistics(long? nullCount, long? distinctCount, object? minValue, object? maxValue)
    {
        NullCount = nullCount;
        DistinctCount = distinctCount;
        MinValue = minValue;
        MaxValue = maxValue;
    }

    public long? NullCount { get; internal set; }

    public long? DistinctCount { get; internal set; }

    public object? MinValue { get; internal set; }

    public object? MaxValue { get; internal set; }
}
