namespace Parquet.Schema;

/// <summary>A column of <typeparamref name="T"/>.</summary>
public class DataField<T> : DataField
{
    /// <param name="nullable">By default as <typeparamref name="T"/> is; classes, such as strings, are.</param>
    public DataField(string name, bool? nullable = null) : base(name, typeof(T), nullable) { }
}
