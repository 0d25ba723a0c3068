using Parquet;
using Parquet.Schema;
using Pipeline.Protocols;
using Pipeline.Reference;
using Pipeline.Validation;

namespace Pipeline.Lake;

/// <summary>
/// Writes rejected rows to a Parquet file in the temporary folder, which goes when the writer is disposed: <c>_line</c> and <c>_record</c>, the
/// protocol's columns as text (<see cref="RejectedTexts"/>), <c>_rules</c> and <c>_codes</c> of the row's errors, separated by spaces, and
/// <c>_raw</c> for rows that could not be split. Nothing is published by it; <see cref="CompleteAsync"/> gives the file to upload.
/// </summary>
public sealed class RejectedRowsWriter : IRejectedRows, IAsyncDisposable
{
    // A group is in memory while it is filled.
    internal const int RowsPerGroup = 16 * 1024;
    const int CharsPerGroup = 4 << 20;

    readonly DataField<long> _line = new("_line");
    readonly DataField<long> _record = new("_record");
    readonly DataField[] _texts;
    readonly List<long> _lines = [];
    readonly List<long> _records = [];
    readonly List<string?>[] _values;
    readonly Dictionary<string, string> _metadata;
    readonly RejectedTexts _rowTexts;
    FileStream? _file;
    ParquetWriter? _writer;
    long _chars;
    bool _isComplete;

    /// <summary>Prepares a file for one drop; it is begun with the first row.</summary>
    public RejectedRowsWriter(Protocol protocol, ReferencePeriod period, SubmissionId submission, Pseudonymiser pseudonymiser)
    {
        _texts = [.. protocol.Columns.Select(c => c.Name).Concat(["_rules", "_codes", "_raw"]).Select(name => new DataField<string>(name, nullable: true))];
        _values = [.. _texts.Select(_ => new List<string?>())];
        _metadata = LakeMetadata.Of(protocol, period, submission, pseudonymiser);
        _rowTexts = new(protocol, pseudonymiser);
    }

    /// <summary>Rows taken so far.</summary>
    public long Rows { get; private set; }

    public async ValueTask AddAsync(RejectedRow row, CancellationToken ct)
    {
        ObjectDisposedException.ThrowIf(_isComplete, this);
        _lines.Add(row.Line);
        _records.Add(row.Record);
        for (var i = 0; i < row.Columns; i++) Add(i, row.IsSplit ? _rowTexts.Cell(row, i) : null);
        Add(row.Columns, string.Join(' ', row.RuleIds));
        Add(row.Columns + 1, string.Join(' ', row.Codes));
        Add(row.Columns + 2, _rowTexts.Raw(row));
        Rows++;
        if (_lines.Count == RowsPerGroup || _chars >= CharsPerGroup) await WriteGroupAsync(ct);
    }

    /// <summary>Ends the file and gives it from its start. The stream belongs to the writer and ends with it.</summary>
    public async Task<Stream> CompleteAsync(CancellationToken ct)
    {
        if (!_isComplete)
        {
            await WriteGroupAsync(ct);
            _isComplete = true;
            await _writer!.DisposeAsync();
        }
        _file!.Position = 0;
        return _file;
    }

    /// <summary>Removes the file. One that was not completed gets no footer: it is not to be read.</summary>
    public async ValueTask DisposeAsync()
    {
        _isComplete = true;
        if (_file is not null) await _file.DisposeAsync();
    }

    void Add(int text, string? value)
    {
        _values[text].Add(value);
        _chars += value?.Length ?? 0;
    }

    async Task WriteGroupAsync(CancellationToken ct)
    {
        var writer = _writer ??= await BeginAsync(ct);
        if (_lines.Count == 0) return;
        using var group = writer.CreateRowGroup();
        await group.WriteAsync<long>(_line, _lines.ToArray(), cancellationToken: ct);
        await group.WriteAsync<long>(_record, _records.ToArray(), cancellationToken: ct);
        for (var i = 0; i < _texts.Length; i++) await group.WriteAsync(_texts[i], _values[i]);
        group.CompleteValidate();
        _lines.Clear();
        _records.Clear();
        foreach (var values in _values) values.Clear();
        _chars = 0;
    }

    async Task<ParquetWriter> BeginAsync(CancellationToken ct)
    {
        _file = TemporaryFile.Open();
        var schema = new ParquetSchema([_line, _record, .. _texts]);
        var writer = await ParquetWriter.CreateAsync(schema, _file, new() { CompressionMethod = CompressionMethod.Snappy }, append: false, ct);
        writer.CustomMetadata = _metadata;
        return writer;
    }
}
