namespace Pipeline.Validation;

/// <summary>
/// Finds text that names a person directly: e-mail addresses, telephone and passport numbers. Codes, dates, amounts and serial numbers
/// must not look like them, so that it errs on the side of silence.
/// </summary>
static class IdentifierScan
{
    const int Shortest = 6;

    /// <summary>Whether there is an e-mail address or an international telephone number, which no code looks like.</summary>
    public static bool HasAddress(ReadOnlySpan<byte> text)
    {
        for (int at, from = 0; (at = text[from..].IndexOfAny((byte)'@', (byte)'+')) >= 0; from += at + 1)
            if (text[from + at] == '@' ? IsEmailAt(text, from + at) : IsInternationalAt(text, from + at)) return true;
        return false;
    }

    /// <summary>Whether there is anything that names a person; some codes of letters and digits may look like it too.</summary>
    public static bool HasAny(ReadOnlySpan<byte> text)
    {
        if (text.Length < Shortest) return false;
        if (HasAddress(text)) return true;
        // From one run of letters and digits to the next.
        for (var at = text.IndexOfAnyInRange((byte)'0', (byte)'9'); at >= 0 && at < text.Length;)
        {
            var (start, end) = (at, at);
            while (start > 0 && IsWordChar(text[start - 1])) start--;
            while (end < text.Length && IsWordChar(text[end])) end++;
            if (IsAlone(text, start, end) && IsPassport(text[start..end]) || IsMobileAt(text, start)) return true;
            var next = text[end..].IndexOfAnyInRange((byte)'0', (byte)'9');
            at = next < 0 ? -1 : end + next;
        }
        return false;
    }

    /// <summary>The capitals that a passport number begins with; empty when the whole text is none.</summary>
    public static ReadOnlySpan<byte> PassportLetters(ReadOnlySpan<byte> text) =>
        IsPassport(text) ? text[..text.IndexOfAnyExceptInRange((byte)'A', (byte)'Z')] : default;

    static bool IsEmailAt(ReadOnlySpan<byte> text, int at)
    {
        if (at == 0 || !IsWordChar(text[at - 1]) && text[at - 1] is not ((byte)'.' or (byte)'-' or (byte)'+')) return false;
        var end = at + 1;
        var (dot, letters) = (-1, 0);
        for (; end < text.Length && (IsWordChar(text[end]) || text[end] is (byte)'.' or (byte)'-'); end++)
        {
            if (text[end] == '.' && end + 1 < text.Length && IsWordChar(text[end + 1])) (dot, letters) = (end, 0);
            else if (char.IsAsciiLetter((char)text[end])) letters++;
        }
        return dot > at + 1 && letters >= 2;
    }

    /// <summary>A plus and 10 to 15 digits, with single spaces, hyphens or parentheses among them.</summary>
    static bool IsInternationalAt(ReadOnlySpan<byte> text, int at)
    {
        if (at > 0 && IsWordChar(text[at - 1])) return false;
        var (digits, apart) = (0, 0);
        var end = at + 1;
        for (; end < text.Length && apart < 3; end++)
        {
            if (IsDigit(text[end])) (digits, apart) = (digits + 1, 0);
            else if (text[end] is (byte)' ' or (byte)'-' or (byte)'(' or (byte)')') apart++;
            else break;
        }
        return text.Length > at + 1 && text[at + 1] is >= (byte)'1' and <= (byte)'9' && digits is >= 10 and <= 15
            && (end == text.Length || !IsWordChar(text[end]) && !IsFraction(text, end));
    }

    /// <summary>
    /// A mobile number of Rwanda: 07 and 2, 3, 8 or 9 and seven more digits in groups of two or more, or 250 or 00250 in place of the 0.
    /// </summary>
    static bool IsMobileAt(ReadOnlySpan<byte> text, int start)
    {
        if (text[start] is not ((byte)'0' or (byte)'2')) return false;
        if (start > 0 && (IsWordChar(text[start - 1]) || text[start - 1] is (byte)'.' or (byte)',' or (byte)'-' or (byte)'/')) return false;
        Span<byte> digits = stackalloc byte[15];
        var (count, group, end) = (0, 0, start);
        var first = 0;
        for (; end < text.Length; end++)
        {
            if (IsDigit(text[end]))
            {
                if (count == digits.Length) return false;
                digits[count++] = text[end];
                group++;
            }
            else if (text[end] is (byte)' ' or (byte)'-' && group > 1 && end + 1 < text.Length && IsDigit(text[end + 1]))
            {
                if (first == 0) first = group;
                group = 0;
            }
            else break;
        }
        if (end < text.Length && (IsWordChar(text[end]) || text[end] is (byte)'-' or (byte)'/' || IsFraction(text, end)) || group == 1) return false;
        // A day or a month in front has two digits.
        if (first is 1 or 2) return false;
        var number = digits[..count];
        if (number.StartsWith("00250"u8)) number = number[5..];
        else if (number.StartsWith("250"u8)) number = number[3..];
        else if (number is [(byte)'0', ..]) number = number[1..];
        else return false;
        return number.Length == 9 && number[0] == '7' && number[1] is (byte)'2' or (byte)'3' or (byte)'8' or (byte)'9';
    }

    /// <summary>One or two capitals and six to eight digits, unless the digits begin with a year as serial numbers do.</summary>
    static bool IsPassport(ReadOnlySpan<byte> word)
    {
        var letters = word.IndexOfAnyExceptInRange((byte)'A', (byte)'Z');
        if (letters is not (1 or 2) || word.Length - letters is < 6 or > 8) return false;
        var digits = word[letters..];
        if (digits.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return false;
        var startsWithYear = digits.Length > 6 && (digits.StartsWith("19"u8) || digits.StartsWith("20"u8));
        return !startsWithYear;
    }

    /// <summary>No part of a longer code.</summary>
    static bool IsAlone(ReadOnlySpan<byte> text, int start, int end) =>
        (start == 0 || text[start - 1] is not ((byte)'-' or (byte)'/'))
        && (end == text.Length || text[end] is not ((byte)'-' or (byte)'/') && !IsFraction(text, end));

    static bool IsFraction(ReadOnlySpan<byte> text, int at) => text[at] is (byte)'.' or (byte)',' && at + 1 < text.Length && IsDigit(text[at + 1]);

    static bool IsDigit(byte c) => c is >= (byte)'0' and <= (byte)'9';

    static bool IsWordChar(byte c) => char.IsAsciiLetterOrDigit((char)c) || c == '_' || c >= 0x80;
}

/// <summary>No one is named directly.</summary>
/// <param name="onlyAddresses">The text has an agreed form, which a code may owe its looks to.</param>
sealed class IdentifierRule(Rule rule, bool onlyAddresses) : TextRule(rule)
{
    public override bool IsMet(ReadOnlySpan<byte> text) => !(onlyAddresses ? IdentifierScan.HasAddress(text) : IdentifierScan.HasAny(text));
}
