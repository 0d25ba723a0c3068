namespace Pipeline.Validation;

/// <summary>Recognises by its first bytes a file that is no CSV, whatever its name says.</summary>
static class FileSignature
{
    const string AsCsv = "Open it, save it as \"CSV UTF-8 (comma delimited)\" and send that file.";
    const string Unpacked = "Unpack it and send the CSV file itself.";

    /// <summary>What the file is and how to mend that, or null when it may be text in UTF-8.</summary>
    public static (string Name, string Fix)? Detect(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK"u8) && head.Length > 3 && head[2] < 8)
            return head.IndexOf("[Content_Types].xml"u8) >= 0 || head.IndexOf("xl/"u8) >= 0 || head.IndexOf("_rels"u8) >= 0
                ? ("an Excel workbook (XLSX)", AsCsv)
                : ("a ZIP archive or an Excel workbook", $"{Unpacked} If it is a workbook: {AsCsv}");
        if (head.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0])) return ("an old Excel workbook (XLS)", AsCsv);
        if (head.StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B])) return ("compressed with gzip", Unpacked);
        if (head.StartsWith("%PDF"u8)) return ("a PDF document", "Send the table it was made from, as CSV.");
        if (IsUtf16(head)) return ("text in UTF-16, not in UTF-8", AsCsv);
        return DetectText(head);
    }

    static (string Name, string Fix)? DetectText(ReadOnlySpan<byte> head)
    {
        var text = head.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? head[3..] : head;
        var first = text.TrimStart(" \t\r\n"u8);
        if (first.IsEmpty) return null;
        return first[0] switch
        {
            (byte)'<' => ("an HTML or XML page", "Check the download or export: what was saved is a page. Send the CSV file itself."),
            (byte)'{' or (byte)'[' => ("JSON", "Export the table as CSV and send that file."),
            _ => null,
        };
    }

    static bool IsUtf16(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])) return true;
        Span<int> zeros = stackalloc int[2];
        for (var i = 0; i < head.Length; i++)
            if (head[i] == 0) zeros[i & 1]++;
        return head.Length >= 4 && Math.Max(zeros[0], zeros[1]) * 10 > head.Length * 3 && Math.Min(zeros[0], zeros[1]) == 0;
    }
}
