namespace Pipeline.Validation;

/// <summary>What was agreed about the file that carries a drop, as far as it matters before its rows are read.</summary>
/// <param name="MaxBytes">Most bytes of the file, and of what is in it once it is unpacked.</param>
/// <param name="Columns">The protocol's columns; JSON Lines find theirs by name or alias, and workbooks their date formats.</param>
sealed record InputTerms(long MaxBytes, IReadOnlyList<InputColumn> Columns)
{
    /// <summary>Most bytes that one packed byte may unpack to.</summary>
    public int MaxInflateRatio { get; init; } = 200;

    /// <summary>As the contract names them: utf-8, utf-16, windows-1252. UTF-8 and UTF-16 cannot be mistaken and are always read.</summary>
    public IReadOnlyList<string> Encodings { get; init; } = ["utf-8"];

    /// <summary>csv, xlsx, jsonl.</summary>
    public IReadOnlyList<string> Formats { get; init; } = ["csv"];

    /// <summary>Between the cells of the CSV made from workbooks and JSON Lines.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>In the numbers of that CSV.</summary>
    public char Decimal { get; init; } = '.';

    /// <summary>The cell that stands for JSON's null.</summary>
    public string NullText { get; init; } = "";

    public bool AllowsWindows1252 => Encodings.Any(e => e.ToUpperInvariant() is "WINDOWS-1252" or "ISO-8859-1");

    public bool Allows(InputFormat format) => Formats.Contains(format switch
    {
        InputFormat.Xlsx => "xlsx",
        InputFormat.JsonLines => "jsonl",
        _ => "csv",
    });
}

/// <param name="DateFormat">How the protocol writes the column's dates; ISO 8601 where it does not say.</param>
sealed record InputColumn(string Name, IReadOnlyList<string> Aliases, string? DateFormat = null);

/// <summary>What a drop is written in once it is unpacked.</summary>
enum InputFormat
{
    Csv,
    Xlsx,
    JsonLines,
}

/// <summary>How the CSV's rows lie in the file that the clerk has.</summary>
/// <param name="IsByRow">A row is one line of the file, however many lines its text has here.</param>
/// <param name="SyntheticRows">Rows at the top that the file does not have.</param>
readonly record struct LineMap(bool IsByRow, int SyntheticRows)
{
    /// <param name="line">Line of the CSV text, from 1.</param>
    /// <param name="row">Row of the CSV with blank ones counted, from 1 for the header.</param>
    /// <returns>Line or sheet row of the file, from 1.</returns>
    public long LineOf(long line, long row) => IsByRow ? row - SyntheticRows : line;
}
