using System.Text;

namespace Pipeline.Validation;

/// <summary>Recognises by its first bytes a file that is no table in any format that is read, whatever its name says.</summary>
static class ForeignFormat
{
    const string AsCsv = "Open it, save it as \"CSV UTF-8 (comma delimited)\" and send that file.";
    const string ItsTable = "Send the table it was made from, as CSV.";
    const string Repack = "Send the file unpacked, or packed as zip or gzip.";
    const string NotThis = "Check that the right file was chosen, and send the CSV file itself.";
    const string Export = "Export the table from that program as CSV and send that file.";
    const int LongestHead = 512;

    static readonly (byte[] Start, string Name, string Fix)[] Binary =
    [
        ([0xD0, 0xCF, 0x11, 0xE0], "an old Excel workbook (XLS) or one with a password", AsCsv),
        ([.. "%PDF"u8], "a PDF document", ItsTable),
        ([.. "%!PS"u8], "a PostScript document", ItsTable),
        ([.. "{\\rtf"u8], "an RTF document", ItsTable),
        ([0x89, .. "PNG"u8], "an image (PNG)", ItsTable),
        ([0xFF, 0xD8, 0xFF], "an image (JPEG)", ItsTable),
        ([.. "GIF8"u8], "an image (GIF)", ItsTable),
        ([.. "II*\0"u8], "an image (TIFF)", ItsTable),
        ([.. "MM\0*"u8], "an image (TIFF)", ItsTable),
        ([0x7F, .. "ELF"u8], "a program", NotThis),
        ([.. "Rar!\x1A\x07"u8], "a RAR archive", Repack),
        ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], "a 7z archive", Repack),
        ([.. "BZh"u8, (byte)'9', .. "1AY&SY"u8], "compressed with bzip2", Repack),
        ([0xFD, .. "7zXZ\0"u8], "compressed with xz", Repack),
        ([0x28, 0xB5, 0x2F, 0xFD], "compressed with Zstandard", Repack),
        ([.. "PAR1"u8], "a Parquet file", Export),
        ([.. "SQLite format 3\0"u8], "a SQLite database", Export),
        ([0, 1, 0, 0, .. "Standard "u8], "an Access database", Export),
        ([.. "$FL2"u8], "an SPSS file", Export),
        ([.. "<stata_dta>"u8], "a Stata file", Export),
        ([0xFF, 0xFE, 0, 0], "text in UTF-32", AsCsv),
        ([0, 0, 0xFE, 0xFF], "text in UTF-32", AsCsv),
    ];

    /// <summary>What the file is and how to mend that, or null when it may be text.</summary>
    public static (string Name, string Fix)? Detect(ReadOnlySpan<byte> head)
    {
        foreach (var (start, name, fix) in Binary)
            if (head.StartsWith(start)) return (name, fix);
        if (head.StartsWith("MZ"u8) && head.Contains((byte)0)) return ("a program", NotThis);
        if (head is [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..]) return ("an image (BMP)", ItsTable);
        return DetectPage(head);
    }

    public static (string Name, string Fix) Workbook => ("an Excel workbook (XLSX)", AsCsv);

    public static (string Name, string Fix) JsonLines => ("in JSON Lines", "Export the table as CSV and send that file.");

    public static (string Name, string Fix) Csv => ("a CSV file or other text", "Send the table in a format that the protocol names.");

    /// <summary>What a package with that part is, or null when it may be a workbook.</summary>
    public static (string Name, string Fix)? DetectPart(string name) => name switch
    {
        "word/document.xml" => ("a Word document (DOCX)", ItsTable),
        "ppt/presentation.xml" => ("a PowerPoint presentation (PPTX)", ItsTable),
        "xl/workbook.bin" => ("a binary Excel workbook (XLSB)", AsCsv),
        "mimetype" => ("an OpenDocument file (ODS or the like)", AsCsv),
        _ => null,
    };

    static (string Name, string Fix)? DetectPage(ReadOnlySpan<byte> head)
    {
        var text = FirstText(head);
        if (!text.StartsWith('<')) return null;
        if (text.Contains("Excel.Sheet", StringComparison.OrdinalIgnoreCase)) return ("an Excel 2003 XML workbook", AsCsv);
        var isHtml = text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.Contains("<table", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase);
        return isHtml
            ? ("an HTML page", "Some systems save a web page as .xls or .csv; a failed download is one too. "
                + "Export again as CSV, or open it in Excel and save it as \"CSV UTF-8\".")
            : ("an HTML or XML page", "Check the download or export: what was saved is a page. Send the CSV file itself.");
    }

    /// <summary>How the text begins in any encoding, as far as Latin letters matter.</summary>
    public static string FirstText(ReadOnlySpan<byte> head)
    {
        head = head[..Math.Min(head.Length, LongestHead)];
        if (head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF])) head = head[3..];
        if (head is [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..]) head = head[2..];
        return Encoding.Latin1.GetString(head).Replace("\0", "", StringComparison.Ordinal).TrimStart(' ', '\t', '\r', '\n');
    }
}
