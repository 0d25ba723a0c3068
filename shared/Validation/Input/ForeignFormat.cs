using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Recognises by its first bytes a file that is no table in any format that is read, whatever its name says.</summary>
static class ForeignFormat
{
    static readonly Wording AsCsv = new(
        "Open it, save it as \"CSV UTF-8 (comma delimited)\" and send that file.",
        "Ouvrez-le, enregistrez-le comme « CSV UTF-8 (délimité par des virgules) » et envoyez ce fichier.");
    static readonly Wording ItsTable = new(
        "Send the table it was made from, as CSV.",
        "Envoyez en CSV le tableau dont il est tiré.");
    static readonly Wording Repack = new(
        "Send the file unpacked, or packed as zip or gzip.",
        "Envoyez le fichier décompressé, ou compressé en zip ou gzip.");
    static readonly Wording NotThis = new(
        "Check that the right file was chosen, and send the CSV file itself.",
        "Vérifiez que le bon fichier a été choisi, et envoyez le fichier CSV lui-même.");
    static readonly Wording Export = new(
        "Export the table from that program as CSV and send that file.",
        "Exportez le tableau en CSV depuis ce programme et envoyez ce fichier.");
    const int LongestHead = 512;

    static readonly (byte[] Start, Wording Name, Wording Fix)[] Binary =
    [
        ([0xD0, 0xCF, 0x11, 0xE0], new("an old Excel workbook (XLS) or one with a password", "un ancien classeur Excel (XLS) ou protégé par un mot de passe"), AsCsv),
        ([.. "%PDF"u8], new("a PDF document", "un document PDF"), ItsTable),
        ([.. "%!PS"u8], new("a PostScript document", "un document PostScript"), ItsTable),
        ([.. "{\\rtf"u8], new("an RTF document", "un document RTF"), ItsTable),
        ([0x89, .. "PNG"u8], new("an image (PNG)", "une image (PNG)"), ItsTable),
        ([0xFF, 0xD8, 0xFF], new("an image (JPEG)", "une image (JPEG)"), ItsTable),
        ([.. "GIF8"u8], new("an image (GIF)", "une image (GIF)"), ItsTable),
        ([.. "II*\0"u8], new("an image (TIFF)", "une image (TIFF)"), ItsTable),
        ([.. "MM\0*"u8], new("an image (TIFF)", "une image (TIFF)"), ItsTable),
        ([0x7F, .. "ELF"u8], new("a program", "un programme"), NotThis),
        ([.. "Rar!\x1A\x07"u8], new("a RAR archive", "une archive RAR"), Repack),
        ([.. "7z"u8, 0xBC, 0xAF, 0x27, 0x1C], new("a 7z archive", "une archive 7z"), Repack),
        ([.. "BZh"u8, (byte)'9', .. "1AY&SY"u8], new("compressed with bzip2", "compressé avec bzip2"), Repack),
        ([0xFD, .. "7zXZ\0"u8], new("compressed with xz", "compressé avec xz"), Repack),
        ([0x28, 0xB5, 0x2F, 0xFD], new("compressed with Zstandard", "compressé avec Zstandard"), Repack),
        ([.. "PAR1"u8], new("a Parquet file", "un fichier Parquet"), Export),
        ([.. "SQLite format 3\0"u8], new("a SQLite database", "une base de données SQLite"), Export),
        ([0, 1, 0, 0, .. "Standard "u8], new("an Access database", "une base de données Access"), Export),
        ([.. "$FL2"u8], new("an SPSS file", "un fichier SPSS"), Export),
        ([.. "<stata_dta>"u8], new("a Stata file", "un fichier Stata"), Export),
        ([0xFF, 0xFE, 0, 0], new("text in UTF-32", "du texte en UTF-32"), AsCsv),
        ([0, 0, 0xFE, 0xFF], new("text in UTF-32", "du texte en UTF-32"), AsCsv),
    ];

    /// <summary>What the file is and how to mend that, or null when it may be text.</summary>
    public static (Wording Name, Wording Fix)? Detect(ReadOnlySpan<byte> head)
    {
        foreach (var (start, name, fix) in Binary)
            if (head.StartsWith(start)) return (name, fix);
        if (head.StartsWith("MZ"u8) && head.Contains((byte)0)) return (new("a program", "un programme"), NotThis);
        if (head is [(byte)'B', (byte)'M', _, _, _, _, 0, 0, 0, 0, ..]) return (new("an image (BMP)", "une image (BMP)"), ItsTable);
        return DetectPage(head);
    }

    public static (Wording Name, Wording Fix) Workbook => (new("an Excel workbook (XLSX)", "un classeur Excel (XLSX)"), AsCsv);

    public static (Wording Name, Wording Fix) JsonLines => (new("in JSON Lines", "en JSON Lines"), new("Export the table as CSV and send that file.", "Exportez le tableau en CSV et envoyez ce fichier."));

    public static (Wording Name, Wording Fix) Json => (new("JSON", "du JSON"), JsonLines.Fix);

    public static (Wording Name, Wording Fix) Csv => (new("a CSV file or other text", "un fichier CSV ou un autre texte"), new("Send the table in a format that the protocol names.", "Envoyez le tableau dans un format que le protocole nomme."));

    /// <summary>What a package with that part is, or null when it may be a workbook.</summary>
    public static (Wording Name, Wording Fix)? DetectPart(string name) => name switch
    {
        "word/document.xml" => (new("a Word document (DOCX)", "un document Word (DOCX)"), ItsTable),
        "ppt/presentation.xml" => (new("a PowerPoint presentation (PPTX)", "une présentation PowerPoint (PPTX)"), ItsTable),
        "xl/workbook.bin" => (new("a binary Excel workbook (XLSB)", "un classeur Excel binaire (XLSB)"), AsCsv),
        "mimetype" => (new("an OpenDocument file (ODS or the like)", "un fichier OpenDocument (ODS ou semblable)"), AsCsv),
        _ => null,
    };

    static (Wording Name, Wording Fix)? DetectPage(ReadOnlySpan<byte> head)
    {
        var text = FirstText(head);
        if (!text.StartsWith('<')) return null;
        if (text.Contains("Excel.Sheet", StringComparison.OrdinalIgnoreCase)) return (new("an Excel 2003 XML workbook", "un classeur XML Excel 2003"), AsCsv);
        var isHtml = text.Contains("<html", StringComparison.OrdinalIgnoreCase) || text.Contains("<table", StringComparison.OrdinalIgnoreCase)
            || text.Contains("<!doctype html", StringComparison.OrdinalIgnoreCase);
        return isHtml
            ? (new("an HTML page", "une page HTML"), new(
                "Some systems save a web page as .xls or .csv; a failed download is one too. "
                    + "Export again as CSV, or open it in Excel and save it as \"CSV UTF-8\".",
                "Certains systèmes enregistrent une page web en .xls ou .csv ; un téléchargement manqué en est une aussi. "
                    + "Exportez de nouveau en CSV, ou ouvrez-la dans Excel et enregistrez-la comme « CSV UTF-8 »."))
            : (new("an HTML or XML page", "une page HTML ou XML"), new("Check the download or export: what was saved is a page. Send the CSV file itself.", "Vérifiez le téléchargement ou l'exportation : c'est une page qui a été enregistrée. Envoyez le fichier CSV lui-même."));
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
