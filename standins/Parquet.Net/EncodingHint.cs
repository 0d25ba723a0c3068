namespace Parquet;

/// <summary>How the caller would like a column to be encoded; see <see cref="ParquetOptions.ColumnEncodingHints"/>.</summary>
public enum EncodingHint
{
    /// <summary>A dictionary for strings if the first few thousand of them repeat and the rest does; plain values otherwise.</summary>
    Default = 0,

    /// <summary>A dictionary, if the values repeat as often as <see cref="ParquetOptions.DictionaryEncodingThreshold"/> asks.</summary>
    Dictionary,

    /// <summary>Differences of whole numbers. This assembly reads such pages and writes plain ones.</summary>
    DeltaBinaryPacked,

    /// <summary>Bytes of equal weight side by side. This assembly reads such pages and writes plain ones.</summary>
    ByteSplitStream,
}
