using System.Numerics;
using System.Runtime.InteropServices;

namespace Pipeline.Validation;

/// <summary>SQL's three truth values, so ordered that AND is the lesser and OR the greater.</summary>
enum Truth : byte
{
    False,
    Unknown,
    True,
}

/// <summary>What AND, OR and NOT make of the truths of many rows.</summary>
static class Truths
{
    public static void Negate(Span<Truth> truths)
    {
        var bytes = BytesOf(truths);
        var lanes = MemoryMarshal.Cast<byte, Vector<byte>>(bytes);
        foreach (ref var lane in lanes) lane = Vector.Create((byte)Truth.True) - lane;
        foreach (ref var truth in bytes[(lanes.Length * Vector<byte>.Count)..]) truth = (byte)((byte)Truth.True - truth);
    }

    public static void And(Span<Truth> truths, ReadOnlySpan<Truth> others)
    {
        var bytes = BytesOf(truths);
        var more = MemoryMarshal.AsBytes(others);
        var lanes = MemoryMarshal.Cast<byte, Vector<byte>>(bytes);
        var moreLanes = MemoryMarshal.Cast<byte, Vector<byte>>(more);
        for (var i = 0; i < lanes.Length; i++) lanes[i] = Vector.Min(lanes[i], moreLanes[i]);
        for (var i = lanes.Length * Vector<byte>.Count; i < bytes.Length; i++) bytes[i] = Math.Min(bytes[i], more[i]);
    }

    public static void Or(Span<Truth> truths, ReadOnlySpan<Truth> others)
    {
        var bytes = BytesOf(truths);
        var more = MemoryMarshal.AsBytes(others);
        var lanes = MemoryMarshal.Cast<byte, Vector<byte>>(bytes);
        var moreLanes = MemoryMarshal.Cast<byte, Vector<byte>>(more);
        for (var i = 0; i < lanes.Length; i++) lanes[i] = Vector.Max(lanes[i], moreLanes[i]);
        for (var i = lanes.Length * Vector<byte>.Count; i < bytes.Length; i++) bytes[i] = Math.Max(bytes[i], more[i]);
    }

    /// <summary>Makes unknown what is said of rows that have no value.</summary>
    public static void Hide(Span<Truth> truths, ReadOnlySpan<CellState> states)
    {
        var lanes = MemoryMarshal.Cast<Truth, Vector<byte>>(truths);
        var stateLanes = MemoryMarshal.Cast<CellState, Vector<byte>>(states);
        var (valid, unknown) = (Vector.Create((byte)CellState.Valid), Vector.Create((byte)Truth.Unknown));
        for (var i = 0; i < lanes.Length; i++) lanes[i] = Vector.ConditionalSelect(Vector.Equals(stateLanes[i], valid), lanes[i], unknown);
        for (var row = lanes.Length * Vector<byte>.Count; row < truths.Length; row++)
            if (states[row] != CellState.Valid) truths[row] = Truth.Unknown;
    }

    public static bool AreAll(ReadOnlySpan<Truth> truths, Truth truth) => !MemoryMarshal.AsBytes(truths).ContainsAnyExcept((byte)truth);

    /// <summary>The first of these that is so, or -1.</summary>
    public static int Find(ReadOnlySpan<Truth> truths, Truth truth) => MemoryMarshal.AsBytes(truths).IndexOf((byte)truth);

    static Span<byte> BytesOf(Span<Truth> truths) => MemoryMarshal.AsBytes(truths);
}
