using System.Diagnostics.CodeAnalysis;
using System.IO.Compression;

namespace Parquet;

/// <summary>Choices for writing and reading a file.</summary>
public class ParquetOptions
{
    public CompressionMethod CompressionMethod { get; set; } = CompressionMethod.Snappy;

    /// <summary>Effort of the codecs that have levels (Gzip).</summary>
    public CompressionLevel CompressionLevel { get; set; } = CompressionLevel.SmallestSize;

    /// <summary>Reads dates as <see cref="DateOnly"/> rather than as <see cref="DateTime"/> at midnight.</summary>
    public bool UseDateOnlyTypeForDates { get; set; }

    /// <summary>Encoding hints by column path.</summary>
    [SuppressMessage("Design", "CA1051", Justification = "A field in the official package.")]
    public readonly IDictionary<string, EncodingHint> ColumnEncodingHints = new Dictionary<string, EncodingHint>();

    /// <summary>A dictionary is written if distinct values divided by all values is no more than this.</summary>
    public double DictionaryEncodingThreshold { get; set; } = 0.8;

    internal EncodingHint HintFor(Schema.FieldPath path) =>
        ColumnEncodingHints.TryGetValue(path.ToString(), out var hint) ? hint : EncodingHint.Default;
}
