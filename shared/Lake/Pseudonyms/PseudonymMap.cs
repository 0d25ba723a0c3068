using System.Globalization;
using Pipeline.Protocols;
using Pipeline.Validation;

namespace Pipeline.Lake;

/// <summary>
/// The pseudonyms of a file's identifiers under an older key, each with the one under a newer key. Filled from the file as it came, with all its
/// rows, accepted or not. It holds both pseudonyms and no name, some 50 bytes an identifier.
/// </summary>
public sealed class PseudonymMap(Protocol protocol, Pseudonymiser older, Pseudonymiser newer) : IAcceptedRows, IRejectedRows
{
    readonly int[] _columns = [.. Enumerable.Range(0, protocol.Columns.Count).Where(i => protocol.Columns[i].Classification == Classification.PersonalIdentifier)];
    readonly Dictionary<string, Dictionary<UInt128, UInt128>> _newer = [];

    public string OlderVersion => older.KeyVersion;

    public ValueTask AddAsync(RowBatch batch, CancellationToken ct)
    {
        foreach (var place in _columns)
        {
            var column = batch.Columns[place];
            for (var row = 0; row < batch.Rows; row++)
                if (column.Valid[row]) Add(place, column.GetUtf8(row));
        }
        return ValueTask.CompletedTask;
    }

    public ValueTask AddAsync(RejectedRow row, CancellationToken ct)
    {
        foreach (var place in _columns)
            if (row.IsSplit && row[place] is { IsEmpty: false } text) Add(place, text);
        return ValueTask.CompletedTask;
    }

    /// <summary>For each column that names somebody, by its name in the lake: what becomes of a text in it.</summary>
    /// <remarks>A text that is no pseudonym, such as a mask in a rejected row, stays.</remarks>
    public IReadOnlyDictionary<string, Func<string, string>> Texts => _columns
        .ToDictionary(i => protocol.Columns[i].Name, i => (Func<string, string>)(text => Newer(protocol.Columns[i], text)));

    /// <summary>A person under the newer key; null when the original does not name them.</summary>
    public PersonKey? Find(PersonKey person) =>
        person.KeyVersion == older.KeyVersion && _newer.TryGetValue(person.Domain, out var known) && known.TryGetValue(Parse(person.Pseudonym), out var replacement)
            ? new(person.Domain, newer.KeyVersion, Text(replacement))
            : null;

    void Add(int column, ReadOnlySpan<byte> utf8)
    {
        var domain = protocol.Columns[column].PseudonymDomain!;
        if (!_newer.TryGetValue(domain, out var known)) _newer.Add(domain, known = []);
        var old = Parse(older.Pseudonym(domain, utf8));
        if (!known.ContainsKey(old)) known.Add(old, Parse(newer.Pseudonym(domain, utf8)));
    }

    string Newer(Column column, string text)
    {
        if (text.Length != Pseudonymiser.Length || !text.All(char.IsAsciiHexDigitLower)) return text;
        return _newer.TryGetValue(column.PseudonymDomain!, out var known) && known.TryGetValue(Parse(text), out var replacement)
            ? Text(replacement)
            : throw new InvalidDataException($"Column {column.Name} has a pseudonym that no identifier of the original has under key {older.KeyVersion}.");
    }

    static string Text(UInt128 pseudonym) => pseudonym.ToString("x32", CultureInfo.InvariantCulture);

    static UInt128 Parse(string pseudonym) => UInt128.Parse(pseudonym, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
