using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Unicode;

namespace Pipeline.Validation;

/// <summary>UTF-16 in either byte order.</summary>
static class Utf16
{
    /// <summary>Most bytes of UTF-8 that two bytes become.</summary>
    public const int MostBytesPerUnit = 3;

    /// <summary>Whether a text without a byte order mark is in UTF-16: more than 30 % of every other byte is zero, and few of the rest are.</summary>
    public static bool IsLikely(ReadOnlySpan<byte> head, out bool isBigEndian)
    {
        Span<int> zeros = stackalloc int[2];
        for (var i = 0; i < head.Length; i++)
            if (head[i] == 0) zeros[i & 1]++;
        isBigEndian = zeros[0] > zeros[1];
        var (most, least) = (Math.Max(zeros[0], zeros[1]), Math.Min(zeros[0], zeros[1]));
        return head.Length >= 4 && most * 10L > head.Length / 2 * 3L && least * 10L < most;
    }

    /// <summary>Writes the text as UTF-8 up to the first half of a character.</summary>
    /// <param name="bytes">Those that were read are changed.</param>
    /// <param name="read">Bytes used.</param>
    /// <returns>Whether what is left cannot become a character, whatever follows.</returns>
    public static bool Transcode(Span<byte> bytes, bool isBigEndian, bool isFinal, Span<byte> text, out int read, out int written)
    {
        var units = MemoryMarshal.Cast<byte, ushort>(bytes);
        var isReversed = isBigEndian == BitConverter.IsLittleEndian;
        if (isReversed) BinaryPrimitives.ReverseEndianness(units, units);
        var status = Utf8.FromUtf16(MemoryMarshal.Cast<ushort, char>(units), text, out var unitsRead, out written, replaceInvalidSequences: false, isFinal);
        if (isReversed) BinaryPrimitives.ReverseEndianness(units[unitsRead..], units[unitsRead..]);
        read = unitsRead * 2;
        return status == OperationStatus.InvalidData || isFinal && read < bytes.Length;
    }
}
