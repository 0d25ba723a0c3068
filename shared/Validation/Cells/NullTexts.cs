using System.Text;

namespace Pipeline.Validation;

/// <summary>The cell texts that mean "no value".</summary>
sealed class NullTexts(IReadOnlyList<string> texts)
{
    readonly Utf8Set _texts = new(texts);
    readonly int _longest = texts.Max(Encoding.UTF8.GetByteCount);

    public bool Contains(ReadOnlySpan<byte> text) => text.Length <= _longest && (text.Length == 0 || _texts.Contains(text));
}
