using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Pipeline.Validation;

/// <summary>Counts line ends as a clerk's editor does (LF, CRLF, or a CR alone) over text that comes in pieces.</summary>
struct LineCounter
{
    long _ends;
    bool _endsInReturn;

    /// <summary>Line, from 1, of a character that follows the text so far and is no LF.</summary>
    public readonly long Line => 1 + _ends + (_endsInReturn ? 1 : 0);

    /// <summary>Line of the character that follows <paramref name="more"/>, which is not counted yet.</summary>
    public readonly long LineAfter(ReadOnlySpan<byte> more)
    {
        var copy = this;
        copy.Add(more);
        return copy.Line;
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        if (text.IsEmpty) return;
        if (_endsInReturn && text[0] != '\n') _ends++;
        _ends += text.Count((byte)'\n');
        if (text.Contains((byte)'\r')) _ends += CountLoneReturns(text);
        _endsInReturn = text[^1] == '\r';
    }

    /// <summary>CRs that something other than LF follows; one at the very end does not count.</summary>
    static int CountLoneReturns(ReadOnlySpan<byte> text)
    {
        ref var origin = ref MemoryMarshal.GetReference(text);
        var (at, count) = (0, 0);
        for (; at + Vector256<byte>.Count < text.Length; at += Vector256<byte>.Count)
        {
            var returns = Vector256.Equals(Vector256.LoadUnsafe(ref origin, (nuint)at), Vector256.Create((byte)'\r'));
            var feeds = Vector256.Equals(Vector256.LoadUnsafe(ref origin, (nuint)at + 1), Vector256.Create((byte)'\n'));
            count += BitOperations.PopCount(Vector256.AndNot(returns, feeds).ExtractMostSignificantBits());
        }
        for (; at + 1 < text.Length; at++)
            if (text[at] == '\r' && text[at + 1] != '\n') count++;
        return count;
    }
}
