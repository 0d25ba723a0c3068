using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Parquet.Columns;

/// <summary>The two types that hold text.</summary>
interface IChars<T>
{
    static abstract IEqualityComparer<T> Comparer { get; }

    static abstract ReadOnlySpan<char> Of(T value);

    static abstract T From(string text);
}

/// <summary>Text in UTF-8.</summary>
readonly struct TextForm<T, TChars> : IByteForm<T> where TChars : struct, IChars<T>
{
    public static IEqualityComparer<T> Comparer => TChars.Comparer;

    public static bool IsSigned => false;

    public int UsualSize(T value) => TChars.Of(value).Length;

    public int MaximumSize(T value) => checked(TChars.Of(value).Length * 3);

    public int Write(T value, Span<byte> destination) => Encoding.UTF8.GetBytes(TChars.Of(value), destination);

    public T Read(ReadOnlySpan<byte> bytes) => TChars.From(Encoding.UTF8.GetString(bytes));
}

readonly struct StringChars : IChars<string>
{
    public static IEqualityComparer<string> Comparer => StringComparer.Ordinal;

    public static ReadOnlySpan<char> Of(string value) => value;

    public static string From(string text) => text;
}

readonly struct MemoryChars : IChars<ReadOnlyMemory<char>>
{
    public static IEqualityComparer<ReadOnlyMemory<char>> Comparer { get; } = new SameText();

    public static ReadOnlySpan<char> Of(ReadOnlyMemory<char> value) => value.Span;

    public static ReadOnlyMemory<char> From(string text) => text.AsMemory();

    sealed class SameText : IEqualityComparer<ReadOnlyMemory<char>>
    {
        public bool Equals(ReadOnlyMemory<char> x, ReadOnlyMemory<char> y) => x.Span.SequenceEqual(y.Span);

        public int GetHashCode([DisallowNull] ReadOnlyMemory<char> obj) => string.GetHashCode(obj.Span);
    }
}
