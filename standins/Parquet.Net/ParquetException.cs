namespace Parquet;

/// <summary>The file, or what was asked of it, does not fit the Parquet format.</summary>
public class ParquetException : Exception
{
    public ParquetException() { }

    public ParquetException(string message) : base(message) { }

    public ParquetException(string message, Exception inner) : base(message, inner) { }
}
