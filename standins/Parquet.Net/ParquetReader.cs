using System.Buffers.Binary;
using Parquet.Meta;
using Parquet.Schema;

namespace Parquet;

/// <summary>Reads a file. Its footer is read at once, its columns when asked for.</summary>
public class ParquetReader : ParquetActor, IAsyncDisposable
{
    const int TailLength = 8;

    readonly bool _leaveStreamOpen;
    readonly ParquetRowGroupReader[] _rowGroups;

    ParquetReader(Stream input, FileMetaData file, ParquetOptions options, bool leaveStreamOpen) : base(input)
    {
        _leaveStreamOpen = leaveStreamOpen;
        (Schema, var columns) = SchemaReader.Read(file.Schema, options);
        _rowGroups = [.. file.RowGroups.Select((group, index) => new ParquetRowGroupReader(input, group, index, columns))];
        CustomMetadata = [];
        foreach (var (key, value) in file.KeyValues ?? []) CustomMetadata[key] = value;
    }

    /// <summary>Key-value pairs of the footer.</summary>
    public Dictionary<string, string> CustomMetadata { get; }

    public int RowGroupCount => _rowGroups.Length;

    public ParquetSchema Schema { get; }

    public IReadOnlyList<ParquetRowGroupReader> RowGroups => _rowGroups;

    /// <summary>Opens a file, which disposal closes.</summary>
    public static async Task<ParquetReader> CreateAsync(string filePath, ParquetOptions? parquetOptions = null,
        CancellationToken cancellationToken = default)
    {
        var stream = File.OpenRead(filePath);
        try
        {
            return await CreateAsync(stream, parquetOptions, leaveStreamOpen: false, cancellationToken);
        }
        catch
        {
            await stream.DisposeAsync();
            throw;
        }
    }

    /// <exception cref="ArgumentException">The stream cannot be read or cannot seek.</exception>
    /// <exception cref="IOException">The stream does not begin and end as a Parquet file does.</exception>
    /// <exception cref="ParquetException">The footer is corrupt.</exception>
    public static async Task<ParquetReader> CreateAsync(Stream input, ParquetOptions? parquetOptions = null, bool leaveStreamOpen = true,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (!input.CanRead || !input.CanSeek) throw new ArgumentException("stream must be readable and seekable", nameof(input));
        var footer = await ReadFooterAsync(input, cancellationToken);
        try
        {
            return new ParquetReader(input, FileMetaData.Read(footer), parquetOptions ?? new ParquetOptions(), leaveStreamOpen);
        }
        catch (ParquetException e)
        {
            throw new ParquetException($"the footer is corrupt: {e.Message}", e);
        }
    }

    public static async Task<ParquetSchema> ReadSchemaAsync(string filePath)
    {
        await using var reader = await CreateAsync(filePath);
        return reader.Schema;
    }

    public static async Task<ParquetSchema> ReadSchemaAsync(Stream parquetStream)
    {
        await using var reader = await CreateAsync(parquetStream);
        return reader.Schema;
    }

    public ParquetRowGroupReader OpenRowGroupReader(int index) => _rowGroups[index];

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return _leaveStreamOpen ? default : Stream.DisposeAsync();
    }

    static async Task<byte[]> ReadFooterAsync(Stream input, CancellationToken cancellationToken)
    {
        if (input.Length <= TailLength + Magic.Length) throw new IOException("not a Parquet file (size too small)");
        var head = await ReadAsync(input, 0, Magic.Length, cancellationToken);
        var tail = await ReadAsync(input, input.Length - TailLength, TailLength, cancellationToken);
        if (!Magic.SequenceEqual(head) || !Magic.SequenceEqual(tail.AsSpan(sizeof(int))))
            throw new IOException(
                $"not a parquet file, head: {Convert.ToHexString(head)}, tail: {Convert.ToHexString(tail, sizeof(int), sizeof(int))}");
        var length = BinaryPrimitives.ReadInt32LittleEndian(tail);
        var room = input.Length - TailLength - Magic.Length;
        if (length < 0 || length > room)
            throw new ParquetException($"the footer announces {length} bytes and the file has room for {room}");
        return await ReadAsync(input, input.Length - TailLength - length, length, cancellationToken);
    }

    static async Task<byte[]> ReadAsync(Stream input, long position, int count, CancellationToken cancellationToken)
    {
        var bytes = new byte[count];
        input.Seek(position, SeekOrigin.Begin);
        await input.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }
}
