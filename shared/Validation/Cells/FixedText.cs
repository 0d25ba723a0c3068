using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace Pipeline.Validation;

/// <summary>Text of 8 to 16 ASCII characters, each within a range of its own, as identifiers have: compared all at once.</summary>
sealed class FixedText
{
    const int Least = 8;
    const int Most = 16;

    readonly int _length;
    readonly Vector128<byte> _low;
    readonly Vector128<byte> _span;

    FixedText(byte[] low, byte[] high)
    {
        _length = low.Length;
        _low = Load(low);
        _span = Load(high) - _low;
    }

    /// <summary>Null when the steps say something else.</summary>
    public static FixedText? Compile(IReadOnlyList<ClassSequence.Step> steps)
    {
        if (steps.Any(s => s.Least != s.Most) || steps.Sum(s => (long)s.Least) is < Least or > Most) return null;
        var (low, high) = (new List<byte>(), new List<byte>());
        foreach (var step in steps)
        {
            var (first, last) = (Array.IndexOf(step.Class, true), Array.LastIndexOf(step.Class, true));
            if (first < 0 || step.Class.AsSpan(first, last - first + 1).Contains(false)) return null;
            low.AddRange(Enumerable.Repeat((byte)first, step.Least));
            high.AddRange(Enumerable.Repeat((byte)last, step.Least));
        }
        return new([.. low], [.. high]);
    }

    /// <summary>Text with a digit in place of every one of <paramref name="letters"/>, and the rest as it stands.</summary>
    public static FixedText OfDigits(string layout, string letters) => new(
        [.. layout.Select(c => letters.Contains(c) ? (byte)'0' : (byte)c)], [.. layout.Select(c => letters.Contains(c) ? (byte)'9' : (byte)c)]);

    public bool IsMatch(ReadOnlySpan<byte> text) => text.Length == _length && Vector128.LessThanOrEqualAll(Load(text) - _low, _span);

    /// <summary>Gives the characters less the least that may stand in their places: of digits their values. Where each is, <see cref="PlaceOf"/> tells.</summary>
    public bool IsMatch(ReadOnlySpan<byte> text, out Vector128<byte> above)
    {
        above = default;
        if (text.Length != _length) return false;
        above = Load(text) - _low;
        return Vector128.LessThanOrEqualAll(above, _span);
    }

    /// <summary>Where the character at <paramref name="at"/> is among those loaded.</summary>
    public byte PlaceOf(int at) => (byte)(at < Least ? at : Most - _length + at);

    /// <summary>The first and the last eight bytes, which may be in part the same.</summary>
    static Vector128<byte> Load(ReadOnlySpan<byte> text) => Vector128.Create(
        BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt64LittleEndian(text[^8..])).AsByte();
}
