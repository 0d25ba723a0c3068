namespace Pipeline.Validation;

/// <summary>
/// Looks closer at a cell of one column that breaks a rule: what names a person or was damaged by Excel is that, whatever else it is.
/// Safe for several threads.
/// </summary>
/// <param name="excel">The rule that Excel has left the cell as it was.</param>
sealed class CellDiagnosis(Rule excel, bool isDate)
{
    readonly byte[]? _zerosByLength;

    /// <summary>The rule that nobody is named; null where names are allowed.</summary>
    public Rule? Identifier { get; init; }

    /// <summary><see cref="Identifier"/> is put to cells here only: those that are right cannot name anybody.</summary>
    public bool CountsIdentifier { get; init; }

    /// <summary>The agreed decimal separator; null where there are no decimals.</summary>
    public char? Decimal { get; init; }

    /// <summary>What a text must be; empty for other columns.</summary>
    public TextRule[] Form
    {
        get;
        init
        {
            field = value;
            // Where only the length counts, any digits tell of all.
            if (value is [LengthRule])
                _zerosByLength = [.. Enumerable.Range(0, ExcelDamages.Longest + 1).Select(length => (byte)ExcelDamages.CountLostZeros(Enumerable.Repeat((byte)'1', length).ToArray(), value))];
        }
    } = [];

    /// <summary>The rule to report in place of <paramref name="broken"/>, and its detail. The same text always breaks the same rule.</summary>
    public Rule Explain(ReadOnlySpan<byte> text, Rule broken, out long detail)
    {
        detail = 0;
        if (Identifier is not null && IdentifierScan.HasAny(text) && !IsDamagedCode(text)) return Identifier;
        if (isDate && DateLayouts.Find(text) is var layouts and not 0)
        {
            detail = layouts;
            return broken;
        }
        if (Decimal is { } separator && DecimalStyle.IsOther(text, separator))
        {
            detail = DecimalStyle.Other;
            return broken;
        }
        var damage = isDate ? ExcelDamages.FindInDate(text) : ExcelDamages.Find(text);
        if (damage == ExcelDamage.None && HasLostZeros(text)) damage = ExcelDamage.LostZeros;
        detail = (long)damage;
        return damage == ExcelDamage.None ? broken : excel;
    }

    bool HasLostZeros(ReadOnlySpan<byte> text) => _zerosByLength is null
        ? ExcelDamages.CountLostZeros(text, Form) > 0
        : text.Length < _zerosByLength.Length && _zerosByLength[text.Length] > 0 && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');

    /// <summary>It looks like a passport number because a code of the agreed form has lost something.</summary>
    bool IsDamagedCode(ReadOnlySpan<byte> text)
    {
        var letters = IdentifierScan.PassportLetters(text);
        if (letters.IsEmpty) return false;
        foreach (var rule in Form)
            if (rule.MayBegin(letters)) return true;
        return false;
    }

    /// <summary>It was put to all cells: what breaks no other rule was not damaged.</summary>
    public void Count(long cells, Failures failures)
    {
        failures.Evaluated(excel, cells);
        if (CountsIdentifier) failures.Evaluated(Identifier!, cells);
    }
}
