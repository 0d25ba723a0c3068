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
    readonly Pseudonymiser? _pseudonymiser;

    AcceptedDrop(Stream file, LakeReader reader, PseudonymKeys keys) =>
        (_file, _reader, _pseudonymiser) = (file, reader, keys.Find(reader.Metadata.GetValueOrDefault(LakeMetadata.PseudonymKey)));

    public bool HasPseudonymKey => _pseudonymiser is not null;

    public string Pseudonym(string domain, ReadOnlySpan<byte> utf8) =>
        (_pseudonymiser ?? throw new InvalidOperationException("The key of this drop's pseudonyms is not configured.")).Pseudonym(domain, utf8);

    /// <summary>Opens the file; null when it is gone, as one that has outlived its retention.</summary>
    public static async Task<AcceptedDrop?> OpenAsync(BlobClient blob, PseudonymKeys keys, CancellationToken ct)
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
            return new(file, await LakeReader.OpenAsync(file, ct), keys);
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
            await FillAsync(rows, group, ct);
            yield return rows;
        }
    }

    async Task FillAsync(OtherRows rows, int group, CancellationToken ct)
    {
        try
        {
            foreach (var column in rows.Columns) await LakeValues.ReadAsync(_reader, group, column, ct);
        }
        catch (RequestFailedException e) when (e.Status == 412)
        {
            // Not the delivery was replaced, but the file it is held to, as when keys are rotated: the delivery comes again.
            throw new IOException("A file of the lake was replaced while it was read; the drop is checked again.", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _reader.DisposeAsync();
        await _file.DisposeAsync();
    }
}
