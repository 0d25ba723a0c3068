using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Pipeline.Lake;
using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.Intake.Others;

/// <summary>One lake file, of which only the columns asked for are downloaded, row group by row group.</summary>
sealed class AcceptedDrop : IOtherDrop
{
    const int BufferBytes = 1 << 20;

    readonly Stream _file;
    readonly LakeReader _reader;
    readonly string _keyVersion;

    AcceptedDrop(Stream file, LakeReader reader, string keyVersion) => (_file, _reader, _keyVersion) = (file, reader, keyVersion);

    public bool HasSamePseudonyms => _reader.Metadata.GetValueOrDefault(LakeMetadata.PseudonymKey) == _keyVersion;

    /// <summary>Opens the file; null when it is gone, as one that has outlived its retention.</summary>
    public static async Task<AcceptedDrop?> OpenAsync(BlobClient blob, string keyVersion, CancellationToken ct)
    {
        Stream file;
        try
        {
            file = await blob.OpenReadAsync(new BlobOpenReadOptions(allowModifications: false) { BufferSize = BufferBytes }, ct);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return null;
        }
        try
        {
            return new(file, await LakeReader.OpenAsync(file, ct), keyVersion);
        }
        catch
        {
            await file.DisposeAsync();
            throw;
        }
    }

    public bool Has(Column column) => LakeValues.Has(_reader, column);

    public async IAsyncEnumerable<OtherRows> ReadAsync(IReadOnlyList<Column> columns, [EnumeratorCancellation] CancellationToken ct)
    {
        var rows = new OtherRows(columns);
        for (var group = 0; group < _reader.RowGroupCount; group++)
        {
            rows.Clear();
            rows.RowsWithoutColumns = (int)_reader.RowCount(group);
            foreach (var column in rows.Columns) await LakeValues.ReadAsync(_reader, group, column, ct);
            yield return rows;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _file.DisposeAsync();
    }
}
