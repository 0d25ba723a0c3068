namespace Pipeline.Validation;

/// <summary>Texts kept end to end in pages, so that there may be gigabytes of them and none is ever moved.</summary>
sealed class LargeTexts
{
    const int PageBytes = 1 << 20;

    readonly List<byte[]> _pages = [];
    readonly List<(int Page, int Start, int Length)> _places = [];
    int _used = PageBytes;

    /// <summary>Bytes that are held.</summary>
    public long Size => (long)_pages.Count * PageBytes + 12L * _places.Count;

    public ReadOnlySpan<byte> this[int number]
    {
        get
        {
            var (page, start, length) = _places[number];
            return length == 0 ? default : _pages[page].AsSpan(start, length);
        }
    }

    public void Add(ReadOnlySpan<byte> text)
    {
        if (_used + text.Length > PageBytes)
        {
            _pages.Add(new byte[Math.Max(PageBytes, text.Length)]);
            _used = 0;
        }
        text.CopyTo(_pages[^1].AsSpan(_used));
        _places.Add((_pages.Count - 1, _used, text.Length));
        _used += text.Length;
    }
}
