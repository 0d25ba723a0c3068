using System.Buffers.Binary;
using Parquet.Columns;
using Parquet.Meta;
using Parquet.Schema;
using Parquet.Thrift;

namespace Parquet;

/// <summary>Writes a file row group by row group. Disposal writes the footer; without it there is no file.</summary>
public sealed class ParquetWriter : ParquetActor, IAsyncDisposable
{
    readonly ParquetOptions _options;
    readonly FileMetaData _file;
    readonly Column[] _columns;
    readonly PageWriter _pages;
    Dictionary<string, string> _customMetadata = [];
    bool _disposed;

    ParquetWriter(ParquetSchema schema, Stream output, ParquetOptions options) : base(output)
    {
        _options = options;
        _file = new FileMetaData { Schema = SchemaWriter.Write(schema), CreatedBy = "Parquet.Net version 6.1.0 (build stand-in)" };
        _columns = [.. _file.Schema.Skip(1).Zip(schema.DataFields, (element, field) =>
            new Column(field.Path, element, field.MaxDefinitionLevel, 0))];
        _pages = new PageWriter(output, options.CompressionMethod, options.CompressionLevel);
    }

    /// <summary>Key-value pairs for the footer.</summary>
    public IReadOnlyDictionary<string, string> CustomMetadata
    {
        get => _customMetadata;
        set => _customMetadata = new Dictionary<string, string>(value);
    }

    /// <param name="append">True is not supported here.</param>
    /// <exception cref="ArgumentException">The stream cannot be written.</exception>
    public static async Task<ParquetWriter> CreateAsync(ParquetSchema schema, Stream output, ParquetOptions? options = null,
        bool append = false,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(schema);
        ArgumentNullException.ThrowIfNull(output);
        if (!output.CanWrite) throw new ArgumentException("stream is not writeable", nameof(output));
        if (append)
            throw new NotSupportedException($"{nameof(ParquetWriter)}.{nameof(CreateAsync)}({nameof(append)}: true) is not supported");
        options ??= new ParquetOptions();
        Compression.EnsureSupported(options.CompressionMethod);
        var writer = new ParquetWriter(schema, output, options);
        await writer._pages.WriteAsync(Magic.ToArray(), cancellationToken);
        return writer;
    }

    /// <summary>Starts a row group. Its columns follow, in the order of the schema.</summary>
    public ParquetRowGroupWriter CreateRowGroup()
    {
        var group = new RowGroup();
        _file.RowGroups.Add(group);
        return new ParquetRowGroupWriter(group, _columns, _pages, _options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_disposed) return;
        _disposed = true;
        _file.KeyValues = [.. _customMetadata];
        using var footer = new PooledBuffer();
        _file.Write(new CompactWriter(footer));
        BinaryPrimitives.WriteInt32LittleEndian(footer.Reserve(sizeof(int)), footer.Length);
        footer.Advance(sizeof(int));
        footer.Write(Magic);
        await _pages.WriteAsync(footer.Written, CancellationToken.None);
        await Stream.FlushAsync();
        _pages.Dispose();
    }
}
