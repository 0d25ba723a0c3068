using System.Text;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>Rows that can be judged only once all are known, with what a finding would show of them, in a temporary file.</summary>
sealed class SpilledRows : IDisposable
{
    const int BufferBytes = 1 << 16;

    BinaryWriter? _writer;
    FileStream? _file;

    public long Count { get; private set; }

    public void Add(in SpilledRow row)
    {
        _file ??= TemporaryFile.Open();
        _writer ??= new(new BufferedStream(_file, BufferBytes), Encoding.UTF8, leaveOpen: true);
        _writer.Write(row.Group);
        _writer.Write(row.Value);
        _writer.Write(row.Row.Line);
        _writer.Write(row.Row.Record);
        _writer.Write(row.Row.Cell ?? "");
        _writer.Write(row.Row.Key ?? "");
        _writer.Write(row.Shown);
        Count++;
    }

    /// <summary>Every row in the order in which it was added. Nothing is added afterwards.</summary>
    /// <param name="column">The column that all of them are about.</param>
    public IEnumerable<SpilledRow> ReadAll(string column)
    {
        if (_file is null) yield break;
        _writer!.Flush();
        _file.Position = 0;
        using var reader = new BinaryReader(new BufferedStream(_file, BufferBytes), Encoding.UTF8, leaveOpen: true);
        for (var i = 0L; i < Count; i++)
        {
            var (group, value) = (reader.ReadInt32(), reader.ReadDouble());
            var (line, record, cell, key) = (reader.ReadInt64(), reader.ReadInt64(), reader.ReadString(), reader.ReadString());
            yield return new(group, value, new(line, record, cell, column, key.Length == 0 ? null : key), reader.ReadString());
        }
    }

    public void Dispose() => _file?.Dispose();
}

/// <summary>A row with the number that is judged.</summary>
/// <param name="Group">Number of its group.</param>
/// <param name="Shown">The cell, masked.</param>
readonly record struct SpilledRow(int Group, double Value, NamedRow Row, string Shown);
