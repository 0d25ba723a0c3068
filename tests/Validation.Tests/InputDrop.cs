using System.IO.Compression;
using System.Text;

namespace Pipeline.Validation.Tests;

/// <summary>A file read to its end through the input, and what came of it.</summary>
sealed record InputDrop(string Text, InputFormat Format, string? Container, string Encoding, LineMap Lines, IReadOnlyList<InputProblem> Remarks,
    InputProblem? Fatal, RowFaults Faults)
{
    public static InputTerms Terms { get; } = new(1 << 24,
    [
        new("permit_id", ["PermitNo"]),
        new("issued", ["Issued on"], "dd/MM/yyyy"),
        new("wage", []),
    ])
    { Formats = ["csv", "xlsx", "jsonl"], Encodings = ["utf-8", "utf-16", "windows-1252"] };

    public InputProblem Remark => Assert.Single(Remarks);

    public string[] Rows => Text.Split('\n')[..^1];

    public static InputDrop Of(string text, InputTerms? terms = null) => Of(System.Text.Encoding.UTF8.GetBytes(text), terms);

    public static InputDrop Of(byte[] content, InputTerms? terms = null, int arrives = int.MaxValue, int asked = 1 << 16) =>
        OfAsync(new PiecesStream(content, arrives), terms, asked).GetAwaiter().GetResult();

    public static async Task<InputDrop> OfAsync(Stream content, InputTerms? terms = null, int asked = 1 << 16)
    {
        await using var drop = await DropInput.OpenAsync(content, terms ?? Terms, default);
        var (all, buffer) = (new MemoryStream(), new byte[asked]);
        while (await drop.Utf8.ReadAsync(buffer) is var read and > 0) all.Write(buffer, 0, read);
        // A decoder that throws: what comes out must be UTF-8.
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(all.ToArray());
        return new(text, drop.Format, drop.Container, drop.Encoding, drop.Lines, drop.Remarks, drop.Fatal, drop.RowFaults);
    }

    public static byte[] Gzip(byte[] content)
    {
        var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal)) gzip.Write(content);
        return packed.ToArray();
    }

    public static byte[] Zip(params (string Name, byte[] Content)[] members) => Zip(CompressionLevel.Optimal, canSeek: true, members);

    /// <param name="canSeek">Without, sizes stand behind the bytes and not before them.</param>
    public static byte[] Zip(CompressionLevel level, bool canSeek, params (string Name, byte[] Content)[] members)
    {
        var packed = new MemoryStream();
        using (var zip = new ZipArchive(canSeek ? packed : new PiecesStream(packed), ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in members)
            {
                using var entry = zip.CreateEntry(name, level).Open();
                entry.Write(content);
            }
        return packed.ToArray();
    }
}
