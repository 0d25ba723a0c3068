using Parquet;
using Parquet.Schema;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Lake;

/// <summary>
/// Writes some columns of accepted rows to a Parquet file in the temporary folder, which goes when the writer is disposed: in the protocol's
/// order and under its names, personal identifiers as pseudonyms. Row groups are cut by rows alone, so files of the same rows have the same groups.
/// </summary>
sealed class LakeFileWriter : IAsyncDisposable
{
    // Readers skip whole groups; the writer holds two in memory, one being filled and one being written.
    internal const int RowsPerGroup = 2 * RowBatch.MaxRows;

    readonly FileStream _file;
    readonly ParquetWriter _writer;
    readonly CancellationTokenSource _abandon = new();
    LakeRowGroup _filling;
    LakeRowGroup _other;
    Task _writing = Task.CompletedTask;
    bool _isComplete;

    LakeFileWriter(FileStream file, ParquetWriter writer, LakeRowGroup filling, LakeRowGroup other) =>
        (_file, _writer, _filling, _other) = (file, writer, filling, other);

    /// <param name="columns">Places among the protocol's columns, in their order.</param>
    /// <exception cref="ArgumentException">A personal identifier of the protocol cannot be replaced by a pseudonym.</exception>
    public static async Task<LakeFileWriter> CreateAsync(
        Protocol protocol, int[] columns, Dictionary<string, string> metadata, Pseudonymiser pseudonymiser, CancellationToken ct)
    {
        var schema = new ParquetSchema([.. columns.Select(c => LakeColumn.FieldOf(protocol.Columns[c]))]);
        var (filling, other) = (new LakeRowGroup(protocol, columns, schema, pseudonymiser), new LakeRowGroup(protocol, columns, schema, pseudonymiser));
        var file = TemporaryFile.Open();
        try
        {
            var options = new ParquetOptions { CompressionMethod = CompressionMethod.Snappy, UseDateOnlyTypeForDates = true };
            var writer = await ParquetWriter.CreateAsync(schema, file, options, append: false, ct);
            writer.CustomMetadata = metadata;
            return new(file, writer, filling, other);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes a batch, and waits only while two row groups are full. An error of writing comes with one of the calls after it.</summary>
    public async ValueTask AddAsync(RowBatch batch, CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(_isComplete, this);
        // Groups are cut by rows alone: the file is the same however the rows come in batches.
        for (var first = 0; first < batch.Rows;)
        {
            first += _filling.Add(batch, first);
            if (_filling.IsFull) await PassOnAsync(ct);
        }
    }

    /// <summary>Ends the file and gives it from its start. The stream belongs to the writer and ends with it.</summary>
    public async Task<Stream> CompleteAsync(CancellationToken ct)
    {
        if (!_isComplete)
        {
            if (_filling.Rows > 0) await PassOnAsync(ct);
            await _writing.WaitAsync(ct);
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
        await _abandon.CancelAsync();
        await _writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _abandon.Dispose();
        await _file.DisposeAsync();
    }

    /// <summary>Starts to write the group that was filled, and takes the other one once it is written.</summary>
    async ValueTask PassOnAsync(CancellationToken ct)
    {
        await _writing.WaitAsync(ct);
        var full = _filling;
        (_filling, _other) = (_other, full);
        _writing = Task.Run(() => full.WriteAsync(_writer, _abandon.Token), CancellationToken.None);
    }
}
