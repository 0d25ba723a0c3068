using System.Diagnostics.CodeAnalysis;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Pipeline.Lake;

/// <summary>Several 32-bit words side by side that are worked on at once.</summary>
interface ILanes<T>
    where T : unmanaged, ILanes<T>
{
    static abstract int Count { get; }

    static abstract T All(uint value);

    static abstract T operator +(T left, T right);

    static abstract T operator ^(T left, T right);

    static abstract T operator >>>(T value, int bits);

    static abstract T RotateRight(T value, [ConstantExpected] byte bits);

    /// <summary>For each bit that of <paramref name="yes"/> where <paramref name="bits"/> has a one, else that of <paramref name="no"/>.</summary>
    static abstract T Choose(T bits, T yes, T no);
}

/// <summary>Sixteen lanes.</summary>
readonly record struct Lanes512(Vector512<uint> Words) : ILanes<Lanes512>
{
    public static int Count => Vector512<uint>.Count;

    public static Lanes512 All(uint value) => new(Vector512.Create(value));

    public static Lanes512 operator +(Lanes512 left, Lanes512 right) => new(left.Words + right.Words);

    public static Lanes512 operator ^(Lanes512 left, Lanes512 right) => new(left.Words ^ right.Words);

    public static Lanes512 operator >>>(Lanes512 value, int bits) => new(value.Words >>> bits);

    public static Lanes512 RotateRight(Lanes512 value, [ConstantExpected] byte bits) =>
        new(Avx512F.IsSupported ? Avx512F.RotateRight(value.Words, bits) : value.Words >>> bits | value.Words << 32 - bits);

    public static Lanes512 Choose(Lanes512 bits, Lanes512 yes, Lanes512 no) => new(Vector512.ConditionalSelect(bits.Words, yes.Words, no.Words));
}

/// <summary>Eight lanes.</summary>
readonly record struct Lanes256(Vector256<uint> Words) : ILanes<Lanes256>
{
    public static int Count => Vector256<uint>.Count;

    public static Lanes256 All(uint value) => new(Vector256.Create(value));

    public static Lanes256 operator +(Lanes256 left, Lanes256 right) => new(left.Words + right.Words);

    public static Lanes256 operator ^(Lanes256 left, Lanes256 right) => new(left.Words ^ right.Words);

    public static Lanes256 operator >>>(Lanes256 value, int bits) => new(value.Words >>> bits);

    public static Lanes256 RotateRight(Lanes256 value, [ConstantExpected] byte bits) =>
        new(Avx512F.VL.IsSupported ? Avx512F.VL.RotateRight(value.Words, bits) : value.Words >>> bits | value.Words << 32 - bits);

    public static Lanes256 Choose(Lanes256 bits, Lanes256 yes, Lanes256 no) => new(Vector256.ConditionalSelect(bits.Words, yes.Words, no.Words));
}
