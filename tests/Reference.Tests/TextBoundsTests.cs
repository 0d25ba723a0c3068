using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Pipeline.Reference.Tests;

public class TextBoundsTests
{
    // Below the surrogates, above them and, as pairs, within.
    static readonly Arbitrary<string[]> Texts = Arb.From(
        Gen.Elements("a", "b", "é", "\ud7ff", "\uffee", "\ud83d\ude00", "\ud83c\uddf7").ArrayOf().Select(string.Concat).NonEmptyListOf().Select(l => l.ToArray()));

    static readonly Comparer<string> ByBytes = Comparer<string>.Create((a, b) => Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(b)));

    [Fact]
    public void No_text_is_missed_whichever_order_the_writer_has() => Prop.ForAll(Texts, texts =>
        texts.All(Of(texts, ByBytes).MayHold) && texts.All(Of(texts, StringComparer.Ordinal).MayHold)).Check(Laws.Cases(1000));

    [Theory]
    [InlineData("b", "d", "a", false)]
    [InlineData("b", "d", "b", true)]
    [InlineData("b", "d", "d", true)]
    [InlineData("b", "d", "da", false)]
    [InlineData(null, "d", "z", true)]
    [InlineData("b", null, "a", true)]
    [InlineData("d", "b", "z", true)]
    public void Bounds_are_believed_where_they_leave_no_doubt(string? least, string? greatest, string text, bool mayHold) =>
        Assert.Equal(mayHold, new TextBounds(least, greatest).MayHold(text));

    static TextBounds Of(string[] texts, IComparer<string> order) => new(texts.Min(order), texts.Max(order));
}
