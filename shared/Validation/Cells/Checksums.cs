using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>An identifier whose check digits fit, as <see cref="Checksum"/> defines them.</summary>
sealed class ChecksumRule(Rule rule, Checksum checksum) : TextRule(rule)
{
    public override bool IsMet(ReadOnlySpan<byte> text) => checksum == Checksum.Luhn ? MeetsLuhn(text) : MeetsMod97(text);

    static bool MeetsLuhn(ReadOnlySpan<byte> text)
    {
        var sum = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var digit = text[^(i + 1)] - '0';
            if (digit is < 0 or > 9) return false;
            if (i % 2 == 1) digit = digit < 5 ? 2 * digit : 2 * digit - 9;
            sum += digit;
        }
        // The check digit checks something: one digit alone is none.
        return text.Length > 1 && sum % 10 == 0;
    }

    static bool MeetsMod97(ReadOnlySpan<byte> text)
    {
        var rest = 0;
        foreach (var c in text)
        {
            if (c is >= (byte)'0' and <= (byte)'9') rest = (rest * 10 + c - '0') % 97;
            else if (c is >= (byte)'A' and <= (byte)'Z') rest = (rest * 100 + c - 'A' + 10) % 97;
            else return false;
        }
        return rest == 1;
    }
}
