using Pipeline.Protocols;
using static Pipeline.Validation.InputProblemKind;

namespace Pipeline.Validation;

/// <summary>The words for everything that can be wrong with the file that carries a drop.</summary>
static class InputRules
{
    const string ExportAgain = "Export again; if that does not help, check the program that wrote it.";
    const string OneFile = "Send the one file with the rows, alone.";
    const string SaveUtf8 = "Save it as \"CSV UTF-8\" and send that file; do not replace letters by hand.";

    public static InputProblem Empty() => Fatal(InputProblemKind.Empty, "source-error", "a header and rows", "The file is empty.",
        "Check the export and send the file again.");

    public static InputProblem TooLarge(long maxBytes) => Fatal(InputProblemKind.TooLarge, "byte-count", $"at most {maxBytes} bytes when unpacked",
        $"The file is larger than {maxBytes} bytes.", "Check that it covers one period only, or agree on a higher limit.");

    public static InputProblem InflateRatio(int most) => Fatal(InputProblemKind.InflateRatio, "compression-error",
        $"at most {most} bytes from each packed byte", $"The archive unpacks to more than {most} times its size, as no table does.",
        "Send the file unpacked.");

    public static InputProblem DamagedArchive(string what) => Fatal(InputProblemKind.DamagedArchive, "compression-error", "a whole archive",
        $"The archive is damaged: {what}.", "Pack the file again, and check that the transfer was not cut off.");

    public static InputProblem EncryptedArchive() => Fatal(InputProblemKind.EncryptedArchive, "compression-error", "an archive without password",
        "The archive is locked with a password.", "Pack the file without a password; the transfer itself is protected.");

    /// <param name="names">The first members.</param>
    public static InputProblem SeveralMembers(IReadOnlyList<string> names, long count) => Fatal(InputProblemKind.SeveralMembers, "compression-error",
        "an archive with exactly one file", $"The archive has {count} entries: {Listed(names, count)}.",
        $"{OneFile} Folders, and the hidden entries that some computers add, count too: pack the file itself, not its folder.");

    public static InputProblem NestedArchive(string name) => Fatal(InputProblemKind.NestedArchive, "compression-error", "a file with rows in the archive",
        $"The archive holds {name}, not the rows themselves.", "Unpack it and send what is inside.");

    public static InputProblem NoMember(string? folder) => Fatal(InputProblemKind.NoMember, "compression-error", "an archive with exactly one file",
        folder is null ? "The archive is empty." : $"The archive holds nothing but the folder {folder}.", OneFile);

    public static InputProblem ForeignFormat(string name, string fix) => Fatal(InputProblemKind.ForeignFormat, "format-error", "a CSV file",
        $"The file is {name}.", fix);

    public static InputProblem FormatNotAgreed(string name, string fix) => Fatal(InputProblemKind.FormatNotAgreed, "format-error",
        "a file in a format that the protocol names", $"The file is {name}, which the protocol does not allow.", fix);

    public static InputProblem PackingNotAgreed(string container, IEnumerable<FileFormat> agreed) => Fatal(InputProblemKind.FormatNotAgreed, "compression-error",
        $"a file that is {string.Join(" or ", agreed)}", $"The file is packed with {container}, which the protocol does not allow.",
        "Unpack it and send the file itself.");

    public static InputProblem JsonDocument(string name) => Fatal(InputProblemKind.JsonDocument, "format-error", "one JSON object on each line",
        $"The file is {name}, not JSON Lines.", "Export one object per row, each on a line of its own, without brackets or commas around them.");

    public static InputProblem InvalidUtf8(long offset, long line, string bytes) => Fatal(InputProblemKind.InvalidUtf8, "encoding-error", "text in UTF-8",
        $"Byte {offset} on line {line} (0x{bytes}) is not UTF-8.", SaveUtf8).At(offset, line, bytes);

    public static InputProblem MixedEncoding(long offset, long line, string bytes) => Fatal(InputProblemKind.MixedEncoding, "encoding-error",
        "one encoding from beginning to end", $"Byte {offset} on line {line} (0x{bytes}) is not UTF-8, but the text before it is.",
        "The file was put together from parts in different encodings. Save every part as \"CSV UTF-8\" before joining them.").At(offset, line, bytes);

    public static InputProblem UndefinedByte(long offset, long line, string bytes) => Fatal(InputProblemKind.UndefinedByte, "encoding-error",
        "text in UTF-8 or Windows-1252", $"Byte {offset} on line {line} (0x{bytes}) is neither UTF-8 nor Windows-1252.", SaveUtf8).At(offset, line, bytes);

    public static InputProblem UnpairedSurrogate(long offset, long line, string bytes) => Fatal(InputProblemKind.UnpairedSurrogate, "encoding-error",
        "whole characters in UTF-16", $"Bytes from {offset} on line {line} (0x{bytes}) are half a character of UTF-16.", ExportAgain).At(offset, line, bytes);

    public static InputProblem NulByte(long offset, long line) => Fatal(InputProblemKind.NulByte, "nul-byte", "text without NUL bytes",
        $"Byte {offset} on line {line} is NUL: the file is damaged or no text.", ExportAgain).At(offset, line, "00");

    public static InputProblem DamagedWorkbook(string what) => Fatal(InputProblemKind.DamagedWorkbook, "format-error", "a workbook that Excel opens",
        $"The workbook cannot be read: {what}.", "Open it in Excel, save it under a new name and send that file, or save it as \"CSV UTF-8\".");

    public static InputProblem UnfittingWorkbook() => DamagedWorkbook("its parts do not fit together");

    public static InputProblem WorkbookTooLarge(string what) => Fatal(InputProblemKind.WorkbookTooLarge, "byte-count", "a workbook of ordinary size",
        $"The workbook is too large: {what}.", "Save the sheet as \"CSV UTF-8\" and send that file.");

    public static InputProblem SeveralSheets(IReadOnlyList<string> names) => Fatal(InputProblemKind.SeveralSheets, "format-error",
        "a workbook with one sheet of data", $"{names.Count} sheets hold data: {Listed(names, names.Count)}.",
        "Keep the sheet with the rows and remove the others.");

    public static InputProblem EmptyWorkbook() => Fatal(InputProblemKind.EmptyWorkbook, "source-error", "a sheet with a header and rows",
        "No visible sheet of the workbook holds data.", "Check the export; unhide the sheet if it is hidden.");

    public static InputProblem InvalidJson(long line, int position) => Row(InputProblemKind.InvalidJson, "type-error", line,
        "one flat JSON object", $"Line {line} is no JSON object; it goes wrong at byte {position} of the line.", "Write one whole object per line.");

    public static InputProblem NestedValue(long line, string key) => Row(InputProblemKind.NestedValue, "type-error", line,
        "a text, number, true, false or null", $"'{key}' on line {line} holds a list or an object.", "Write one plain value for each column.");

    public static InputProblem DuplicateKey(long line, string key) => Row(InputProblemKind.DuplicateKey, "duplicate-label", line,
        "every column once in an object", $"Line {line} names '{key}' twice, or under two names.", "Keep one of them.");

    public static InputProblem LineTooLong(long line, int most) => Row(InputProblemKind.LineTooLong, "row-error", line,
        $"at most {most} bytes in a line", $"Line {line} is longer than {most} bytes.", "Check that every object stands on a line of its own.");

    public static InputProblem NulInText(long line, string key) => Row(InputProblemKind.NulByte, "nul-byte", line,
        "text without NUL", $"'{key}' on line {line} holds a NUL character.", ExportAgain);

    /// <param name="name">What <see cref="InputRemarks"/> tells such remarks apart by.</param>
    public static InputProblem Remark(InputProblemKind kind, long count, long? line, string name) =>
        (kind switch
        {
            ByteOrderMark => Make(kind, "byte-order-mark", Severity.Information, "UTF-8",
                "The file starts with a byte order mark, which was passed over.", "Nothing needs to be done."),
            InnerByteOrderMark => Warning(kind, "byte-order-mark", "a byte order mark at the start at most",
                $"{count} byte order mark(s) inside the text were removed, the first on line {line}: the file was put together from parts.",
                "Check that no part's header is left among the rows."),
            ReadAsUtf16 => Warning(kind, "encoding-error", "text in UTF-8", "The file is in UTF-16 and was read as such.", SaveUtf8),
            ReadAsWindows1252 => Warning(kind, "encoding-error", "text in UTF-8",
                $"{count} letter(s) were read as {name}, the first on line {line}.", SaveUtf8),
            DoubleEncoding => Warning(kind, "mojibake", "letters such as é, not Ã©",
                $"{count} letter(s) look encoded twice, the first on line {line}.",
                "Some program read UTF-8 as Windows-1252 and saved it again. Export from the source; such letters cannot be mended safely."),
            EndOfFileMark => Warning(kind, "control-character", "rows up to the end", "The file ends with the old end-of-file mark (0x1A), which was removed.",
                "Nothing needs to be done, but a newer export would not write it."),
            ControlCharacter => Warning(kind, "control-character", "printable text",
                $"{count} control character(s) were found, the first on line {line}.", "Remove them where the text is kept."),
            UnknownKey => Warning(kind, "extra-label", "agreed columns only",
                $"The protocol has no column '{name}'; {count} line(s) name it, the first is line {line}.",
                "Remove it, or have it agreed on. Its values are not kept."),
            MangledNumber => Warning(kind, "excel-mangled-value", "long numbers kept as text",
                $"{count} number(s) have more digits than Excel keeps (15), the first in row {line}: their last digits are lost.",
                "Format such columns as text before entering or importing the values, and fill them again from the source."),
            MergedCells => Warning(kind, "merged-cells", "one cell for every value",
                $"{count} range(s) of cells are merged, the first in row {line}: only its first cell has a value.", "Unmerge the cells and fill each of them."),
            FormulaWithoutValue => Warning(kind, "formula-without-value", "values",
                $"{count} formula(s) have no result in the file, the first in row {line}: their cells are read as empty.",
                "Open the workbook in Excel and save it, or paste the values in place of the formulas."),
            _ => throw new ArgumentOutOfRangeException(nameof(kind)),
        }).Found(count, line);

    static InputProblem At(this InputProblem problem, long offset, long line, string bytes) => problem with { Offset = offset, Line = line, Bytes = bytes };

    static InputProblem Found(this InputProblem problem, long count, long? line) => problem with { Count = count, Line = line };

    static string Listed(IReadOnlyList<string> names, long count) =>
        string.Join(", ", names.Take(5).Select(n => $"'{Shorten(n)}'")) + (count > Math.Min(5, names.Count) ? ", …" : "");

    public static string Shorten(string name) => name.Length <= Mask.MostChars ? name : name[..Mask.MostChars] + "…";

    static InputProblem Fatal(InputProblemKind kind, string code, string expected, string message, string fix) =>
        Make(kind, code, Severity.Fatal, expected, message, fix);

    static InputProblem Warning(InputProblemKind kind, string code, string expected, string message, string fix) =>
        Make(kind, code, Severity.Warning, expected, message, fix);

    static InputProblem Row(InputProblemKind kind, string code, long line, string expected, string message, string fix) =>
        Make(kind, code, Severity.Error, expected, message, fix) with { Line = line };

    static InputProblem Make(InputProblemKind kind, string code, Severity severity, string expected, string message, string fix) =>
        new(kind, code, severity, expected, message, fix);
}
