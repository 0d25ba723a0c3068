using System.Globalization;

namespace Pipeline.Validation;

/// <summary>A sheet's cell as the protocol would have it written.</summary>
sealed class CellText(char decimalSeparator, InputRemarks remarks)
{
    /// <summary>Excel keeps 15 digits of a number; from here on a whole number has more.</summary>
    const double FirstMangled = 1e15;

    /// <param name="dateFormat">Of a date; ISO 8601 when null.</param>
    public string Of(object? value, string? dateFormat, long row) => value switch
    {
        null => "",
        string text => text,
        bool isTrue => isTrue ? "true" : "false",
        DateTime { TimeOfDay.Ticks: 0 } date => date.ToString(dateFormat ?? "yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime time => time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
        TimeSpan duration => duration.ToString("c", CultureInfo.InvariantCulture),
        double number => Number(number, row),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };

    string Number(double value, long row)
    {
        if (Math.Abs(value) >= FirstMangled) remarks.Add(InputProblemKind.MangledNumber, 1, row);
        var text = value.ToString("G15", CultureInfo.InvariantCulture);
        var exponent = text.IndexOf('E', StringComparison.Ordinal);
        if (exponent >= 0) text = Unfold(text[..exponent], int.Parse(text.AsSpan(exponent + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture));
        return decimalSeparator == '.' ? text : text.Replace('.', decimalSeparator);
    }

    /// <summary>Writes a number without its power of ten.</summary>
    static string Unfold(string mantissa, int exponent)
    {
        var sign = mantissa.StartsWith('-') ? "-" : "";
        var digits = mantissa.TrimStart('-').Replace(".", "", StringComparison.Ordinal);
        return exponent < 0
            ? $"{sign}0.{new string('0', -exponent - 1)}{digits}"
            : sign + digits.PadRight(exponent + 1, '0');
    }
}
