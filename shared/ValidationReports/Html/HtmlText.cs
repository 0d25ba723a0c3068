using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;

namespace Pipeline.ValidationReports;

/// <summary>HTML being written. What stands in an interpolation's holes is encoded, so that no value can become markup.</summary>
public sealed class HtmlText
{
    readonly StringBuilder _html = new();

    /// <summary>Markup of this program's own, such as a style sheet. Never for a value.</summary>
    public static HtmlText Literal(string markup)
    {
        var text = new HtmlText();
        text._html.Append(markup);
        return text;
    }

    public HtmlText Add([InterpolatedStringHandlerArgument("")] ref Interpolation markup)
    {
        _ = markup;
        return this;
    }

    /// <summary>Adds what another writer has made.</summary>
    public HtmlText Add(HtmlText part)
    {
        _html.Append(part._html);
        return this;
    }

    public override string ToString() => _html.ToString();

    /// <summary>Writes the literal parts as they are and the holes encoded.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Interpolation(int literalLength, int formattedCount, HtmlText text)
    {
        readonly StringBuilder _html = text._html;

        public int ExpectedLength => literalLength + formattedCount;

        public void AppendLiteral(string markup) => _html.Append(markup);

        public void AppendFormatted(string? value) => _html.Append(WebUtility.HtmlEncode(value));

        public void AppendFormatted(HtmlText markup) => _html.Append(markup._html);

        public void AppendFormatted<T>(T value)
            where T : IFormattable => AppendFormatted(value.ToString(null, CultureInfo.InvariantCulture));
    }
}
