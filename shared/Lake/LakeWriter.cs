using Parquet;
using Parquet.Schema;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Lake;

/// <summary>
/// Writes accepted rows to a Parquet file in the temporary folder, which goes when the writer is disposed: columns in the protocol's order
/// and under its names, personal identifiers as pseudonyms. Nothing is published by it; <see cref="CompleteAsync"/> gives the file to upload.
/// </summary>
public sealed class LakeWriter : IAcceptedRows, IAsyncDisposable
{
    // Readers skip whole groups; the writer holds one in memory.
    internal const int RowsPerGroup = 2 * RowBatch.MaxRows;

    readonly FileStream _file;
    readonly LakeColumn[] _columns;
    readonly ParquetWriter _writer;
    int _waiting;
    bool _isComplete;

    LakeWriter(FileStream file, LakeColumn[] columns, ParquetWriter writer) => (_file, _columns, _writer) = (file, columns, writer);

    /// <summary>Rows taken so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Starts a file for one drop.</summary>
    /// <exception cref="ArgumentException">A personal identifier of the protocol cannot be replaced by a pseudonym.</exception>
    public static async Task<LakeWriter> CreateAsync(
        Protocol protocol, ReferencePeriod period, SubmissionId submission, Pseudonymiser pseudonymiser, CancellationToken ct)
    {
        LakeColumn[] columns = [.. protocol.Columns.Select(c => LakeColumn.For(c, pseudonymiser))];
        var file = TemporaryFile.Open();
        try
        {
            var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy, UseDateOnlyTypeForDates = true };
            var schema = new ParquetSchema([.. columns.Select(c => c.Field)]);
            var writer = await ParquetWriter.CreateAsync(schema, file, options, append: false, ct);
            writer.CustomMetadata = new Dictionary<string, string>
            {
                [LakeMetadata.Protocol] = $"{protocol.Agency}/{protocol.Dataset}",
                [LakeMetadata.ProtocolVersion] = $"{protocol.Version}",
                [LakeMetadata.Period] = $"{period}",
                [LakeMetadata.Agency] = $"{protocol.Agency}",
                [LakeMetadata.Submission] = $"{submission}",
                [LakeMetadata.PseudonymKey] = pseudonymiser.KeyVersion,
            };
            return new(file, columns, writer);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public async ValueTask AddAsync(RowBatch batch, CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(_isComplete, this);
        if (_waiting + batch.Rows > RowsPerGroup) await WriteGroupAsync(ct);
        for (var i = 0; i < _columns.Length; i++) _columns[i].Add(batch.Columns[i]);
        _waiting += batch.Rows;
        Rows += batch.Rows;
    }

    /// <summary>Ends the file and gives it from its start. The stream belongs to the writer and ends with it.</summary>
    public async Task<Stream> CompleteAsync(CancellationToken ct)
    {
        if (!_isComplete)
        {
            if (_waiting > 0) await WriteGroupAsync(ct);
            _isComplete = true;
            await _writer.DisposeAsync();
        }
        _file.Position = 0;
        return _file;
    }

    /// <summary>Removes the file. One that was not completed gets no footer: it is not to be read.</summary>
    public async ValueTask DisposeAsync()
    {
        _isComplete = true;
        await _file.DisposeAsync();
    }

    async ValueTask WriteGroupAsync(CancellationToken ct)
    {
        using var group = _writer.CreateRowGroup();
        foreach (var column in _columns) await column.WriteAsync(group, ct);
        group.CompleteValidate();
        _waiting = 0;
    }
}
