using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Lake;

/// <summary>
/// Writes accepted rows to Parquet files in the temporary folder, which go when the writer is disposed: one for the lake and, under a protocol with
/// sensitive columns, one of those alone. Both have the same rows in the same order and the same row groups. Nothing is published by it:
/// <see cref="CompleteAsync"/> and <see cref="CompleteSensitiveAsync"/> give the files to upload.
/// </summary>
public sealed class LakeWriter : IAcceptedRows, IAsyncDisposable
{
    readonly LakeFileWriter _lake;
    readonly LakeFileWriter? _sensitive;

    LakeWriter(LakeFileWriter lake, LakeFileWriter? sensitive, string keyVersion) => (_lake, _sensitive, KeyVersion) = (lake, sensitive, keyVersion);

    /// <summary>The key of its pseudonyms.</summary>
    public string KeyVersion { get; }

    /// <summary>Rows taken so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Starts the files for one drop.</summary>
    /// <exception cref="ArgumentException">A personal identifier of the protocol cannot be replaced by a pseudonym, or all its columns are sensitive.</exception>
    public static async Task<LakeWriter> CreateAsync(
        Protocol protocol, ReferencePeriod period, SubmissionId submission, Pseudonymiser pseudonymiser, CancellationToken ct)
    {
        var columns = Enumerable.Range(0, protocol.Columns.Count).ToLookup(c => protocol.Columns[c].Classification == Classification.Sensitive);
        if (!columns.Contains(false)) throw new ArgumentException($"Protocol {protocol} has sensitive columns only: no row could stand in the lake.", nameof(protocol));
        var lake = await LakeFileWriter.CreateAsync(
            protocol, [.. columns[false]], LakeMetadata.Of(protocol, period, submission, pseudonymiser), pseudonymiser, ct);
        try
        {
            return new(lake, columns.Contains(true)
                ? await LakeFileWriter.CreateAsync(protocol, [.. columns[true]], LakeMetadata.Of(protocol, period, submission), pseudonymiser, ct)
                : null, pseudonymiser.KeyVersion);
        }
        catch
        {
            await lake.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes a batch, and waits only while two row groups are full. An error of writing comes with one of the calls after it.</summary>
    public async ValueTask AddAsync(RowBatch batch, CancellationToken ct)
    {
        await _lake.AddAsync(batch, ct);
        if (_sensitive is not null) await _sensitive.AddAsync(batch, ct);
        Rows += batch.Rows;
    }

    /// <summary>Ends the lake's file and gives it from its start. The stream belongs to the writer and ends with it.</summary>
    public Task<Stream> CompleteAsync(CancellationToken ct) => _lake.CompleteAsync(ct);

    /// <summary>The same of the sensitive columns, in clear; null when the protocol has none.</summary>
    public async Task<Stream?> CompleteSensitiveAsync(CancellationToken ct) => _sensitive is null ? null : await _sensitive.CompleteAsync(ct);

    /// <summary>Removes the files. One that was not completed gets no footer: it is not to be read.</summary>
    public async ValueTask DisposeAsync()
    {
        await _lake.DisposeAsync();
        if (_sensitive is not null) await _sensitive.DisposeAsync();
    }
}
