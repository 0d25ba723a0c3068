using System.Text;

namespace Pipeline.Validation.Tests;

/// <summary>What happens to bytes on the way: flips, cuts, pieces twice or in another place, and things that stand where they should not.</summary>
static class FuzzBytes
{
    const int LongestPiece = 300;

    static readonly byte[][] Inserts =
    [
        [.. "\""u8], [.. "\""u8], [.. "\""u8], [.. "\"\""u8], [.. ",\""u8], [.. "\","u8], [.. "\n\""u8], [.. "\"\n"u8], [.. ","u8], [.. ";"u8], [.. "\t"u8], [.. "|"u8],
        [.. "\n"u8], [.. "\r"u8], [.. "\r\n"u8], [.. "\r\r\n"u8], [.. "\n\n\n"u8], [.. ",,,,,,,,,,\n"u8], [.. " "u8], [0], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE], [0xFF], [0xC3],
        [0xE9], [0x80], [0x81], [0xED, 0xA0, 0x80], [0xF0, 0x9F, 0x99, 0x82], [0xC3, 0x83, 0xC2, 0xA9], [0x1A], [0x02], [.. "{"u8], [.. "}"u8], [.. "[null]"u8],
    ];

    public static byte[] Change(byte[] content, int changes, Random random)
    {
        var bytes = content.ToList();
        for (; changes > 0 && bytes.Count > 0; changes--) Change(bytes, random);
        return [.. bytes];
    }

    public static byte[] Noise(Random random)
    {
        byte[][] starts = [[], [0x1F, 0x8B, 8], [.. "PK\x03\x04"u8], [.. "{\""u8], [0xFF, 0xFE], [0xEF, 0xBB, 0xBF], [.. "%PDF"u8], [0xD0, 0xCF, 0x11, 0xE0]];
        var noise = new byte[random.Next(2_000)];
        random.NextBytes(noise);
        return [.. starts[random.Next(starts.Length)], .. noise];
    }

    /// <summary>A good header, and under it whatever letters give a CSV its shape.</summary>
    public static byte[] LooksLikeCsv(FuzzSample sample, Random random)
    {
        string[] pieces = ["a", "1", "2026-10-05", "é", ",", ",", ",", ",", ";", "\"", "\"", "\"\"", "\n", "\n", "\r\n", "\r", " ", "\"x,y\"", "\"p\nq\"", "=", "\uFEFF"];
        var text = new StringBuilder(string.Join(',', sample.Header)).Append('\n');
        for (var count = random.Next(1_500); count > 0; count--) text.Append(pieces[random.Next(pieces.Length)]);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    static void Change(List<byte> bytes, Random random)
    {
        var at = random.Next(bytes.Count);
        var length = Math.Min(random.Next(1, LongestPiece), bytes.Count - at);
        switch (random.Next(8))
        {
            case 0: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1: bytes[at] = (byte)random.Next(256); break;
            case 2: bytes.RemoveRange(at, length); break;
            case 3 when random.Next(4) == 0: bytes.RemoveRange(at, bytes.Count - at); break;
            case 4: bytes.InsertRange(random.Next(bytes.Count + 1), bytes.GetRange(at, length)); break;
            case 5: Move(bytes, at, length, random); break;
            default: bytes.InsertRange(at, Inserts[random.Next(Inserts.Length)]); break;
        }
    }

    static void Move(List<byte> bytes, int at, int length, Random random)
    {
        var piece = bytes.GetRange(at, length);
        bytes.RemoveRange(at, length);
        bytes.InsertRange(random.Next(bytes.Count + 1), piece);
    }
}
