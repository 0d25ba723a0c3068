namespace Parquet.Schema;

/// <summary>A column of decimals of chosen precision and scale: up to 9 digits in 4 bytes, up to 18 in 8, more in what they need.</summary>
public class DecimalDataField : DataField
{
    /// <param name="forceByteArrayEncoding">Bytes even where an integer would do, as Hive and Impala want it.</param>
    /// <param name="clrType"><see cref="decimal"/>, the default, is the only type supported here.</param>
    public DecimalDataField(string name, int precision, int scale = 0, bool forceByteArrayEncoding = false,
        bool? isNullable = null, bool? isArray = null, string? propertyName = null, Type? clrType = null)
        : base(name, clrType ?? typeof(decimal), isNullable, isArray, propertyName)
    {
        if (precision < 1) throw new ArgumentException("precision must be at least 1", nameof(precision));
        if (scale < 0) throw new ArgumentException("scale must not be negative", nameof(scale));
        if (scale > precision) throw new ArgumentException("scale must not exceed the precision", nameof(scale));
        Precision = precision;
        Scale = scale;
        ForceByteArrayEncoding = forceByteArrayEncoding;
    }

    public int Precision { get; }

    public int Scale { get; }

    public bool ForceByteArrayEncoding { get; }
}
