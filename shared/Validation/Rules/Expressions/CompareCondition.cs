using System.Numerics;
using System.Runtime.InteropServices;

namespace Pipeline.Validation;

/// <summary>A comparison. Implemented by structs, so that the loop over the rows is compiled for each.</summary>
interface IComparison<T>
{
    bool Holds(T left, T right);

    /// <summary>All bits set in each lane in which it holds.</summary>
    Vector<long> Holds(Vector<T> left, Vector<T> right);
}

/// <summary>Two numbers of 64 bits or dates compared.</summary>
/// <param name="holds">Whether the comparison must hold, or must not.</param>
sealed class CompareCondition<T, TComparison>(Operand<T> left, Operand<T> right, TComparison comparison, bool holds) : Condition
    where T : struct
    where TComparison : struct, IComparison<T>
{
    public override void Evaluate(Span<Truth> result)
    {
        var first = left.Evaluate(result.Length);
        var second = right.Evaluate(result.Length);
        Compare(first.Values[..result.Length], second.Values[..result.Length], result);
        Truths.Hide(result, first.States);
        Truths.Hide(result, second.States);
    }

    void Compare(ReadOnlySpan<T> values, ReadOnlySpan<T> others, Span<Truth> result)
    {
        var lanes = MemoryMarshal.Cast<T, Vector<T>>(values);
        var otherLanes = MemoryMarshal.Cast<T, Vector<T>>(others);
        var results = MemoryMarshal.Cast<Truth, Vector<byte>>(result);
        var (yes, no) = (Vector.Create((byte)(holds ? Truth.True : Truth.False)), Vector.Create((byte)(holds ? Truth.False : Truth.True)));
        for (var i = 0; i < results.Length; i++)
        {
            // A byte for each 64 bits compared.
            var a = lanes.Slice(8 * i, 8);
            var b = otherLanes.Slice(8 * i, 8);
            results[i] = Vector.ConditionalSelect(Vector.AsVectorByte(Vector.Narrow(Four(a, b, 0), Four(a, b, 4))), yes, no);
        }
        for (var row = results.Length * Vector<byte>.Count; row < result.Length; row++)
            result[row] = Of(known: true, comparison.Holds(values[row], others[row]) == holds);
    }

    Vector<short> Four(ReadOnlySpan<Vector<T>> a, ReadOnlySpan<Vector<T>> b, int from) => Vector.Narrow(
        Vector.Narrow(comparison.Holds(a[from], b[from]), comparison.Holds(a[from + 1], b[from + 1])),
        Vector.Narrow(comparison.Holds(a[from + 2], b[from + 2]), comparison.Holds(a[from + 3], b[from + 3])));
}

/// <summary>Two exact numbers of 128 bits compared.</summary>
/// <param name="shift">Decimals of the left number beyond those of the right one.</param>
/// <param name="isEquality">Whether it is asked if they are equal, or else if the left one is less.</param>
/// <param name="holds">Whether this must be so, or must not.</param>
sealed class CompareWideCondition(Operand<Int128> left, Operand<Int128> right, int shift, bool isEquality, bool holds) : Condition
{
    public override void Evaluate(Span<Truth> result)
    {
        var first = left.Evaluate(result.Length);
        var second = right.Evaluate(result.Length);
        for (var row = 0; row < result.Length; row++)
        {
            var order = Wide.Compare(first.Values[row], second.Values[row], shift);
            result[row] = Of(known: true, (isEquality ? order == 0 : order < 0) == holds);
        }
        Truths.Hide(result, first.States);
        Truths.Hide(result, second.States);
    }
}

readonly struct LongEqual : IComparison<long>
{
    public bool Holds(long left, long right) => left == right;

    public Vector<long> Holds(Vector<long> left, Vector<long> right) => Vector.Equals(left, right);
}

readonly struct LongLess : IComparison<long>
{
    public bool Holds(long left, long right) => left < right;

    public Vector<long> Holds(Vector<long> left, Vector<long> right) => Vector.LessThan(left, right);
}

readonly struct DoubleEqual : IComparison<double>
{
    public bool Holds(double left, double right) => left == right;

    public Vector<long> Holds(Vector<double> left, Vector<double> right) => Vector.Equals(left, right);
}

readonly struct DoubleLess : IComparison<double>
{
    public bool Holds(double left, double right) => left < right;

    public Vector<long> Holds(Vector<double> left, Vector<double> right) => Vector.LessThan(left, right);
}
