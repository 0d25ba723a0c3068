using System.Globalization;
using Pipeline.Protocols;

namespace Pipeline.Validation;

/// <summary>Writes figures for people of any language.</summary>
static class Figure
{
    const double MostDecimal = 1e27;

    public static string Of(double value) =>
        Math.Abs(value) is < MostDecimal and (>= 1_000 or 0) ? Of((decimal)Math.Round(value, 2)) : value.ToString("0.######", CultureInfo.InvariantCulture);

    public static string Of(decimal value) => value.ToString("0.####", CultureInfo.InvariantCulture);

    public static string Signed(double value) => value < 0 ? $"−{Of(-value)}" : $"+{Of(value)}";

    public static string Percent(double share) => $"{Of(Math.Round(share * 100, 2))} %";

    public static string Range(Band band) => $"{Of(band.Low)}–{Of(band.High)}";

    /// <summary>Whether <paramref name="value"/> by <paramref name="by"/> lies in the band, both ends included, in decimal arithmetic.</summary>
    public static bool IsWithin(Band band, double value, double by) => by == 0 ? value == 0 && band.Low <= 1 && band.High >= 1 : band.Contains(Ratio(value, by));

    public static decimal Ratio(double value, double by)
    {
        var quotient = value / by;
        if (Math.Abs(quotient) >= MostDecimal) return quotient < 0 ? decimal.MinValue : decimal.MaxValue;
        return Math.Abs(value) < MostDecimal && Math.Abs(by) is < MostDecimal and > 1 / MostDecimal ? (decimal)value / (decimal)by : (decimal)quotient;
    }
}
