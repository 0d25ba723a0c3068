namespace Parquet.Schema;

/// <summary>How a <see cref="DateTime"/> is stored.</summary>
public enum DateTimeFormat
{
    /// <summary>INT96: a Julian day and nanoseconds of that day.</summary>
    Impala,

    /// <summary>INT64 milliseconds since 1970, with the converted type of old readers.</summary>
    DateAndTime,

    /// <summary>INT64 microseconds since 1970, with the converted type of old readers.</summary>
    DateAndTimeMicros,

    /// <summary>INT32 days since 1970.</summary>
    Date,

    /// <summary>INT64 in the unit of <see cref="DateTimeTimeUnit"/>, with the logical type.</summary>
    Timestamp,
}
