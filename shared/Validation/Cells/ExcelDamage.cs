using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>What Excel makes of values that are typed or pasted into it.</summary>
enum ExcelDamage
{
    None,
    /// <summary><c>1.23E+11</c></summary>
    Rounded,
    /// <summary><c>########</c></summary>
    TooNarrow,
    /// <summary><c>#N/A</c></summary>
    FormulaError,
    /// <summary>A code of digits that would be right with one or two zeros before it.</summary>
    LostZeros,
    /// <summary><c>01-Mar</c>, <c>Mar-01</c>, <c>1-Mar-23</c></summary>
    MonthName,
    /// <summary><c>44927</c>, days since the end of 1899.</summary>
    DayNumber,
    /// <summary><c>3/1/23</c></summary>
    ShortYear,
    /// <summary><c>2023/1/3</c>, <c>3/1/2023</c></summary>
    OwnDate,
}

/// <summary>Recognises Excel's damage in cells that break a rule, and says how to mend it. Nothing is asked of cells that are right.</summary>
static class ExcelDamages
{
    /// <summary>Longer texts are not looked at.</summary>
    public const int Longest = 40;

    const int LeastMonth = 3;
    const int LongestMonth = 6;
    const int FirstDay = 20_000;
    const int LastDay = 80_000;
    // The bit that small letters have and capitals lack, in each byte of a number that Utf8Set.Pack makes.
    const ulong SmallLetters = 0x2020_2020_2020_2020;
    static readonly DateOnly Epoch = new(1899, 12, 30);
    static readonly FrozenSet<string> Errors = FrozenSet.Create("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!");

    // As Excel shortens them in English and French.
    static readonly FrozenSet<ulong> Months = "jan feb mar apr may jun jul aug sep oct nov dec janv févr mars avr mai juin juil août sept déc"
        .Split(' ').Select(m => Utf8Set.Pack(Encoding.UTF8.GetBytes(m)) | SmallLetters).ToFrozenSet();

    /// <summary>Damage that shows in any kind of cell.</summary>
    public static ExcelDamage Find(ReadOnlySpan<byte> text)
    {
        if (text.Length is < 2 or > Longest) return ExcelDamage.None;
        if (text[0] == '#')
        {
            if (!text.ContainsAnyExcept((byte)'#')) return ExcelDamage.TooNarrow;
            return Errors.Contains(Encoding.UTF8.GetString(text)) ? ExcelDamage.FormulaError : ExcelDamage.None;
        }
        if (char.IsAsciiLetter((char)text[0])) return MayBeginWithMonth(text) && HasMonthName(text) ? ExcelDamage.MonthName : ExcelDamage.None;
        if (IsScientific(text)) return ExcelDamage.Rounded;
        return HasMonthName(text) ? ExcelDamage.MonthName : ExcelDamage.None;
    }

    /// <summary>Damage that shows in a cell that should hold a date.</summary>
    public static ExcelDamage FindInDate(ReadOnlySpan<byte> text)
    {
        if (Find(text) is var found and not ExcelDamage.None) return found;
        if (text.IsEmpty || !char.IsAsciiDigit((char)text[0])) return ExcelDamage.None;
        if (TryDayNumber(text, out _)) return ExcelDamage.DayNumber;
        if (!TrySplit(text, out var lengths)) return ExcelDamage.None;
        var (first, second, third) = lengths;
        if (first <= 2 && second <= 2 && third == 2) return ExcelDamage.ShortYear;
        var isUnpadded = first == 4 ? second + third < 4 : third == 4 && first + second < 4;
        return isUnpadded && text.Contains((byte)'/') ? ExcelDamage.OwnDate : ExcelDamage.None;
    }

    /// <summary>
    /// How many zeros, one or two, before the digits make a text that meets the rules; 0 when none do, or more than one number of them.
    /// </summary>
    public static int CountLostZeros(ReadOnlySpan<byte> text, TextRule[] rules)
    {
        const int Most = 2;
        if (text.Length is 0 or > Longest || rules.Length == 0 || !char.IsAsciiDigit((char)text[0]) || text.ContainsAnyExceptInRange((byte)'0', (byte)'9')) return 0;
        Span<byte> padded = stackalloc byte[Longest + Most + 1];
        "000"u8.CopyTo(padded);
        text.CopyTo(padded[(Most + 1)..]);
        var lost = 0;
        for (var zeros = 1; zeros <= Most + 1; zeros++)
        {
            if (!AreMet(rules, padded[(Most + 1 - zeros)..(Most + 1 + text.Length)])) continue;
            // Where several lengths fit, none is what the text must have had.
            if (lost > 0 || zeros > Most) return 0;
            lost = zeros;
        }
        return lost;
    }

    public static Wording Describe(ExcelDamage damage, Column column) => damage switch
    {
        ExcelDamage.Rounded => new($"Excel rounded {column.Name}: its last digits are lost.", $"Excel a arrondi {column.Name} : ses derniers chiffres sont perdus."),
        ExcelDamage.TooNarrow => new($"{column.Name} holds nothing but # signs: the column was too narrow in Excel.",
            $"{column.Name} ne contient que des signes # : la colonne était trop étroite dans Excel."),
        ExcelDamage.FormulaError => new($"{column.Name} holds the error of a formula in Excel.", $"{column.Name} contient l'erreur d'une formule d'Excel."),
        ExcelDamage.LostZeros => new($"{column.Name} is short of one or two digits: Excel drops leading zeros.",
            $"Il manque un ou deux chiffres à {column.Name} : Excel supprime les zéros du début."),
        ExcelDamage.MonthName when column.Type == LogicalType.Date => new($"Excel wrote {column.Name} with the name of a month.", $"Excel a écrit {column.Name} avec un nom de mois."),
        ExcelDamage.MonthName => new($"Excel took {column.Name} for a date.", $"Excel a pris {column.Name} pour une date."),
        ExcelDamage.DayNumber => new($"{column.Name} is Excel's number of a day, not a date.",
            $"{column.Name} est un numéro de jour d'Excel, et non une date."),
        ExcelDamage.ShortYear => new($"Excel wrote {column.Name} with a year of two digits.", $"Excel a écrit {column.Name} avec une année à deux chiffres."),
        _ => new($"Excel wrote {column.Name} in a date form of its own.", $"Excel a écrit {column.Name} dans sa propre forme de date."),
    };

    /// <summary>How to mend any damage to the column.</summary>
    public static Wording Fix(Column column) => column.Type == LogicalType.Date
        ? new($"Write the cell as {column.DateFormat}: in Excel the column needs that date format, and room enough, before it is saved.",
            $"Écrivez la cellule sous la forme {column.DateFormat} : dans Excel, la colonne doit avoir ce format de date et une largeur suffisante avant l'enregistrement.")
        : new("Fill the cell again from the source, in a column whose cells are formatted as text.",
            "Remplissez de nouveau la cellule depuis la source, dans une colonne dont les cellules sont au format texte.");

    /// <summary>How to mend one value, or null when <see cref="Fix"/> says all.</summary>
    public static Wording? Suggest(Column column, TextRule[] rules, string value)
    {
        var text = Encoding.UTF8.GetBytes(value);
        if (CountLostZeros(text, rules) is var zeros and > 0)
        {
            var whole = new string('0', zeros) + value;
            return new($"It was probably {whole}: write the cell so, in a column whose cells are formatted as text.",
                $"C'était probablement {whole} : écrivez la cellule ainsi, dans une colonne dont les cellules sont au format texte.");
        }
        return (column.Type == LogicalType.Date ? FindInDate(text) : Find(text)) switch
        {
            ExcelDamage.Rounded => new("Excel rounded it and its digits are lost: fill the cell again from the source, in a column whose cells are formatted as text.",
                "Excel l'a arrondie et ses chiffres sont perdus : remplissez de nouveau la cellule depuis la source, dans une colonne dont les cellules sont au format texte."),
            ExcelDamage.TooNarrow => new("The column was too narrow in Excel: widen it and export again.",
                "La colonne était trop étroite dans Excel : élargissez-la et exportez de nouveau."),
            ExcelDamage.FormulaError => new("Mend the formula in Excel, or write the value in its place.",
                "Corrigez la formule dans Excel, ou écrivez la valeur à sa place."),
            ExcelDamage.DayNumber when TryDayNumber(text, out var days) => StandsFor(Epoch.AddDays(days), column),
            _ => null,
        };
    }

    static Wording StandsFor(DateOnly day, Column column)
    {
        var (text, fix) = (day.ToString(column.DateFormat, CultureInfo.InvariantCulture), Fix(column));
        return new($"It stands for {text}. {fix.En}", $"Il représente {text}. {fix.Fr}");
    }

    static bool AreMet(TextRule[] rules, ReadOnlySpan<byte> text)
    {
        foreach (var rule in rules)
            if (!rule.IsMet(text)) return false;
        return true;
    }

    /// <summary>One digit, perhaps decimals, and a signed exponent.</summary>
    static bool IsScientific(ReadOnlySpan<byte> text)
    {
        if (text[0] == '-') text = text[1..];
        var at = text.IndexOfAny((byte)'E', (byte)'e');
        if (at < 1 || at + 2 >= text.Length || text[at + 1] is not ((byte)'+' or (byte)'-')) return false;
        return AreDigits(text[(at + 2)..]) && AreDigits(text[..1])
            && (at == 1 || at > 2 && text[1] is (byte)'.' or (byte)',' && AreDigits(text[2..at]));
    }

    /// <summary>Of a text that begins with a letter, whether another follows, and it is not too long: most codes are neither.</summary>
    static bool MayBeginWithMonth(ReadOnlySpan<byte> text) => text.Length is >= LeastMonth + 2 and <= LongestMonth + 6 && text[1] >= 'A';

    static bool HasMonthName(ReadOnlySpan<byte> text)
    {
        // Begins with one or two digits and what parts them from the month, or with three letters: most texts do neither.
        if (char.IsAsciiDigit((char)text[0]) ? !(IsDash(text[1]) || text.Length > 2 && IsDash(text[2])) : !MayBeginWithMonth(text)) return false;
        var dash = text[..Math.Min(text.Length, LongestMonth + 2)].IndexOfAny((byte)'-', (byte)' ');
        if (dash < 1 || dash == text.Length - 1) return false;
        var before = text[..dash];
        var after = text[(dash + 1)..];
        if (!AreDigits(before)) return after.Length is 1 or 2 or 4 && AreDigits(after) && IsMonth(before);
        if (before.Length > 2) return false;
        var second = after.IndexOf(text[dash]);
        if (second < 0) return IsMonth(after);
        return IsMonth(after[..second]) && after.Length - second is 3 or 5 && AreDigits(after[(second + 1)..]);
    }

    static bool IsDash(byte c) => c is (byte)'-' or (byte)' ';

    static bool IsMonth(ReadOnlySpan<byte> text)
    {
        if (text.Length > 1 && text[^1] == '.') text = text[..^1];
        return text.Length is >= LeastMonth and <= LongestMonth && text[^1] != ' ' && Months.Contains(Utf8Set.Pack(text) | SmallLetters);
    }

    static bool TryDayNumber(ReadOnlySpan<byte> text, out int days)
    {
        days = 0;
        if (text.Length < 5 || !char.IsAsciiDigit((char)text[0]) || !AreDigits(text[..5])) return false;
        foreach (var digit in text[..5]) days = days * 10 + digit - '0';
        // The time of day stands behind the point.
        return days is >= FirstDay and <= LastDay
            && (text.Length == 5 || text.Length > 6 && text[5] is (byte)'.' or (byte)',' && AreDigits(text[6..]));
    }

    /// <summary>The lengths of three numbers of at most four digits with the same separator between them.</summary>
    static bool TrySplit(ReadOnlySpan<byte> text, out (int First, int Second, int Third) lengths)
    {
        lengths = default;
        if (text.IsEmpty || !char.IsAsciiDigit((char)text[0])) return false;
        var first = text.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        if (first is < 1 or > 4 || text[first] is not ((byte)'/' or (byte)'-' or (byte)'.')) return false;
        var rest = text[(first + 1)..];
        var second = rest.IndexOf(text[first]);
        if (second is < 1 or > 4 || !AreDigits(rest[..second])) return false;
        var third = rest[(second + 1)..];
        lengths = (first, second, third.Length);
        return third.Length <= 4 && AreDigits(third);
    }

    static bool AreDigits(ReadOnlySpan<byte> text) => !text.IsEmpty && !text.ContainsAnyExceptInRange((byte)'0', (byte)'9');
}
