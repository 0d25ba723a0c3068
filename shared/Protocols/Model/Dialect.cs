namespace Pipeline.Protocols;

/// <summary>How the text of a drop is written.</summary>
/// <param name="Delimiters">Field separators that may be used, one per file.</param>
/// <param name="Decimal">Decimal separator of numbers: point or comma.</param>
/// <param name="Nulls">Cell texts that mean "no value"; always holds the empty text.</param>
public sealed record Dialect(IReadOnlyList<char> Delimiters, char Decimal, IReadOnlyList<string> Nulls, ExtraColumns ExtraColumns)
{
    /// <summary>Encodings that may be used, one per file.</summary>
    public IReadOnlyList<TextEncoding> Encodings { get; init; } = [TextEncoding.Utf8];

    /// <summary>Kinds of file that may be sent; without agreement on others CSV, packed or not.</summary>
    public IReadOnlyList<FileFormat> Formats { get; init; } = [new(FileKind.Csv, Packing.None), new(FileKind.Csv, Packing.Gz), new(FileKind.Csv, Packing.Zip)];

    public Trailer Trailer { get; init; } = new(TrailerUse.None);

    /// <summary>How a cell finds its column.</summary>
    public ColumnMatch Match { get; init; } = ColumnMatch.ByName;
}

/// <summary>What a column that the protocol does not name leads to.</summary>
public enum ExtraColumns
{
    Error,
    Warn,
    Ignore,
}

public enum ColumnMatch
{
    /// <summary>By the text of the header; order is free and optional columns may be absent.</summary>
    ByName,
    /// <summary>By its place: the header must hold every column in the order of the contract.</summary>
    ByPosition,
}

public enum TextEncoding
{
    Utf8,
    Utf16,
    Windows1252,
}

/// <summary>A kind of file and how it is packed, written <c>csv</c>, <c>csv.gz</c>, <c>xlsx.zip</c> and so on.</summary>
public readonly record struct FileFormat(FileKind Kind, Packing Packing)
{
    /// <summary>The end of such a file's name, without the first dot.</summary>
    public override string ToString() => $"{Kind}{(Packing == Packing.None ? "" : $".{Packing}")}".ToLowerInvariant();
}

public enum FileKind
{
    Csv,
    Xlsx,
    /// <summary>One JSON object per line.</summary>
    Jsonl,
}

public enum Packing
{
    None,
    Gz,
    Zip,
}

/// <summary>A last record that says how many rows came before it.</summary>
/// <param name="Marker">Text of its first cell; the second holds the number of rows, and the others are empty or absent.</param>
public sealed record Trailer(TrailerUse Use, string Marker = "TRAILER");

public enum TrailerUse
{
    /// <summary>A last record with the marker is a row like any other.</summary>
    None,
    Optional,
    Required,
}

/// <summary>Bounds of a drop. Sizes in bytes (after decompression), lengths in characters.</summary>
/// <param name="MaxInflateRatio">Most bytes that one packed byte may become.</param>
public sealed record Limits(long MaxBytes, long MaxRows, int MaxFieldChars, int MaxErrorsStored, int MaxInflateRatio = 200);
