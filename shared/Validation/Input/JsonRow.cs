using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Pipeline.Validation;

/// <summary>One object of JSON Lines: its values by the protocol's columns.</summary>
sealed class JsonRow(InputTerms terms, InputRemarks remarks, CsvText csv)
{
    const int Unknown = -1;
    const int MostNames = 1000;

    readonly Dictionary<string, int> _columns = Names(terms.Columns);
    readonly Dictionary<string, int> _names = [];
    readonly List<(byte[] Name, int Column)> _order = [];
    readonly Range?[] _values = new Range?[terms.Columns.Count];
    readonly ArrayBufferWriter<byte> _text = new();
    readonly byte[] _null = Encoding.UTF8.GetBytes(terms.NullText);
    readonly List<string> _unknown = [];
    RowProblem? _problem;

    public int Width => _values.Length;

    /// <summary>Reads a line's values.</summary>
    /// <returns>What is wrong with it, or null. Then nothing of it may be written.</returns>
    public RowProblem? Read(ReadOnlySpan<byte> line, long number)
    {
        Array.Clear(_values);
        _text.ResetWrittenCount();
        _unknown.Clear();
        _problem = null;
        var reader = new Utf8JsonReader(line);
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject) return new(InputProblemKind.InvalidJson, number);
            for (var place = 0; reader.Read() && reader.TokenType == JsonTokenType.PropertyName; place++) ReadValue(ref reader, place, number);
            while (reader.Read())
            {
            }
        }
        catch (JsonException e)
        {
            return new(InputProblemKind.InvalidJson, number, Number: e.BytePositionInLine ?? 0);
        }
        catch (InvalidOperationException)
        {
            // Half a character written as an escape: \ud800.
            return new(InputProblemKind.InvalidJson, number, Number: reader.TokenStartIndex);
        }
        if (_problem is null)
            foreach (var name in _unknown) remarks.Add(InputProblemKind.UnknownKey, 1, number, name);
        return _problem;
    }

    public void Write()
    {
        var isBlank = Array.TrueForAll(_values, v => v is null || v.Value.Start.Equals(v.Value.End)) && _null.Length == 0;
        for (var i = 0; i < _values.Length; i++)
            if (isBlank && i == 0) csv.QuotedEmptyCell();
            else csv.Cell(_values[i] is { } range ? _text.WrittenSpan[range] : default);
        csv.EndRow();
    }

    void ReadValue(ref Utf8JsonReader reader, int place, long line)
    {
        var (name, column) = Find(ref reader, place);
        reader.Read();
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            reader.Skip();
            _problem ??= new(InputProblemKind.NestedValue, line, name);
        }
        else if (column == Unknown) _unknown.Add(name);
        else if (_values[column] is not null) _problem ??= new(InputProblemKind.DuplicateKey, line, terms.Columns[column].Name);
        else _values[column] = Copy(ref reader, column, line);
    }

    Range Copy(ref Utf8JsonReader reader, int column, long line)
    {
        var start = _text.WrittenCount;
        if (reader.TokenType == JsonTokenType.Null) _text.Write(_null);
        else if (reader.TokenType != JsonTokenType.String) CopyNumber(reader.ValueSpan);
        else
        {
            var length = reader.CopyString(_text.GetSpan(Math.Max(1, reader.ValueSpan.Length)));
            _text.Advance(length);
            if (reader.ValueIsEscaped && _text.WrittenSpan[start..].Contains((byte)0))
                _problem ??= new(InputProblemKind.NulByte, line, terms.Columns[column].Name);
        }
        return start.._text.WrittenCount;
    }

    /// <summary>A number as it is written, but with the protocol's decimal separator; true and false as they are.</summary>
    void CopyNumber(ReadOnlySpan<byte> text)
    {
        var into = _text.GetSpan(text.Length)[..text.Length];
        text.CopyTo(into);
        if (terms.Decimal != '.') into.Replace((byte)'.', (byte)terms.Decimal);
        _text.Advance(text.Length);
    }

    /// <summary>The column of a name. Lines tend to name them in one order: the name that stood at this place last is tried first.</summary>
    (string Name, int Column) Find(ref Utf8JsonReader reader, int place)
    {
        if (place < _order.Count && reader.ValueTextEquals(_order[place].Name) && _order[place].Column != Unknown)
            return (terms.Columns[_order[place].Column].Name, _order[place].Column);
        var name = reader.GetString()!;
        if (!_names.TryGetValue(name, out var column))
        {
            column = _columns.GetValueOrDefault(HeaderText.Fold(name), Unknown);
            if (_names.Count < MostNames) _names[name] = column;
        }
        var known = (Encoding.UTF8.GetBytes(name), column);
        if (place < _order.Count) _order[place] = known;
        else if (place == _order.Count && place < MostNames) _order.Add(known);
        return (InputRules.Shorten(name), column);
    }

    static Dictionary<string, int> Names(IReadOnlyList<InputColumn> columns)
    {
        var names = new Dictionary<string, int>();
        for (var i = 0; i < columns.Count; i++) names[HeaderText.Fold(columns[i].Name)] = i;
        for (var i = 0; i < columns.Count; i++)
            foreach (var alias in columns[i].Aliases) names.TryAdd(HeaderText.Fold(alias), i);
        return names;
    }
}
