using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Something wrong with the file that carries a drop, or worth knowing of it. Names places, bytes and names, never a person's data.</summary>
/// <param name="Code">Kind of problem as reports name it; Frictionless' name where it has one.</param>
/// <param name="Expected">What would have been right.</param>
/// <param name="Message">The problem in a sentence, with its place.</param>
/// <param name="Fix">How to mend it.</param>
sealed record InputProblem(InputProblemKind Kind, string Code, Severity Severity, Wording Expected, Wording Message, Wording Fix)
{
    /// <summary>Byte of the unpacked file, from 0; null where none can be named.</summary>
    public long? Offset { get; init; }

    /// <summary>Line or sheet row of the file, from 1; the first where there are several.</summary>
    public long? Line { get; init; }

    /// <summary>The offending bytes in hex.</summary>
    public string? Bytes { get; init; }

    /// <summary>How often it was found.</summary>
    public long Count { get; init; } = 1;
}

/// <summary>Why a line of JSON is no row, put into words only where it is told: any number of lines may be wrong.</summary>
/// <param name="Name">Of the value concerned; empty where there is none.</param>
/// <param name="Number">A byte of the line, or the most there may be.</param>
sealed record RowProblem(InputProblemKind Kind, long Line, string Name = "", long Number = 0);

enum InputProblemKind
{
    Empty,
    TooLarge,
    InflateRatio,
    DamagedArchive,
    EncryptedArchive,
    SeveralMembers,
    NestedArchive,
    NoMember,
    ForeignFormat,
    FormatNotAgreed,
    JsonDocument,
    InvalidUtf8,
    MixedEncoding,
    UndefinedByte,
    UnpairedSurrogate,
    NulByte,
    DamagedWorkbook,
    WorkbookTooLarge,
    SeveralSheets,
    EmptyWorkbook,

    InvalidJson,
    NestedValue,
    DuplicateKey,
    LineTooLong,

    ByteOrderMark,
    InnerByteOrderMark,
    ReadAsUtf16,
    ReadAsWindows1252,
    DoubleEncoding,
    EndOfFileMark,
    ControlCharacter,
    UnknownKey,
    MangledNumber,
    MergedCells,
    FormulaWithoutValue,
}
