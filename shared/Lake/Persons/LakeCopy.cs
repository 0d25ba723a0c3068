using Parquet;
using Parquet.Schema;
using Pipeline.Reference;

namespace Pipeline.Lake;

/// <summary>
/// Copies rows of lake files, or of files of rejected rows, to a new file of the same columns: types, order and footer stay as they are, but for what the
/// footer is told to say beside. Rows keep their order.
/// </summary>
public sealed class LakeCopy : IAsyncDisposable
{
    readonly FileStream _file = TemporaryFile.Open();
    ParquetWriter? _writer;
    ParquetSchema? _schema;

    /// <summary>Rows written so far.</summary>
    public long Rows { get; private set; }

    /// <summary>Adds the rows that are, or are not, in a mask.</summary>
    /// <param name="source">Seekable; stays open.</param>
    /// <param name="theirs">True for the rows in the mask, false for all others.</param>
    /// <exception cref="InvalidDataException">The file has other columns than the first.</exception>
    public Task AddAsync(Stream source, RowMask mask, bool theirs, CancellationToken ct) =>
        AddAsync(source, (group, row) => mask.IsTheirs(group, row) == theirs, group => !theirs || mask.HasAnyIn(group), ct);

    /// <summary>Adds all rows of a file.</summary>
    public Task AddAsync(Stream source, CancellationToken ct) => AddAsync(source, (_, _) => true, _ => true, ct);

    /// <summary>Ends the file and gives it from its start, its footer that of the first file copied. The stream ends with this.</summary>
    /// <param name="entry">An entry of the footer that holds a list, such as <see cref="LakeMetadata.SetApart"/>.</param>
    /// <param name="change">Gives the list that stands there from now on; an empty one is left out.</param>
    /// <exception cref="InvalidOperationException">Nothing was copied: there is no file.</exception>
    public async Task<Stream> CompleteAsync(string entry, Func<IReadOnlyList<string>, IEnumerable<string>> change, CancellationToken ct)
    {
        if (_writer is null) throw new InvalidOperationException("Nothing was copied.");
        var list = change(LakeMetadata.ListIn(_writer.CustomMetadata, entry)).Distinct().Order(StringComparer.Ordinal).ToList();
        var footer = new Dictionary<string, string>(_writer.CustomMetadata);
        if (list.Count > 0) footer[entry] = string.Join(',', list);
        else footer.Remove(entry);
        _writer.CustomMetadata = footer;
        await _writer.DisposeAsync();
        await _file.FlushAsync(ct);
        _file.Position = 0;
        return _file;
    }

    public ValueTask DisposeAsync() => _file.DisposeAsync();

    async Task AddAsync(Stream source, Func<int, int, bool> isTaken, Func<int, bool> mayTake, CancellationToken ct)
    {
        source.Position = 0;
        await using var reader = await ColumnCopy.OpenAsync(source, ct);
        await BeginAsync(reader, ct);
        for (var group = 0; group < reader.RowGroupCount; group++)
        {
            if (!mayTake(group)) continue;
            using var from = reader.OpenRowGroupReader(group);
            var taken = Enumerable.Range(0, (int)from.RowCount).Where(row => isTaken(group, row)).ToArray();
            if (taken.Length == 0) continue;
            using var to = _writer!.CreateRowGroup();
            var copy = new ColumnCopy(from, to, taken);
            foreach (var field in _schema!.DataFields) await copy.RunAsync(reader.Schema.FindDataField(field.Path), field, replace: null, ct);
            to.CompleteValidate();
            Rows += taken.Length;
        }
    }

    static string? KeyOf(IReadOnlyDictionary<string, string> footer) => footer.GetValueOrDefault(LakeMetadata.PseudonymKey);

    async Task BeginAsync(ParquetReader reader, CancellationToken ct)
    {
        if (_writer is not null)
        {
            if (!reader.Schema.Equals(_schema)) throw new InvalidDataException("The files have other columns than each other: their rows cannot stand in one.");
            if (KeyOf(reader.CustomMetadata) is { } key && key != KeyOf(_writer.CustomMetadata))
                throw new InvalidDataException("The files' pseudonyms are of different keys: their rows cannot stand in one until both are rotated.");
            return;
        }
        _schema = ColumnCopy.SchemaLike(reader);
        _writer = await ColumnCopy.BeginAsync(_schema, _file, ct);
        _writer.CustomMetadata = reader.CustomMetadata;
    }
}
