using System.Globalization;

namespace Pipeline.SampleGenerator;

/// <summary>How values are written in a drop; null is "no value".</summary>
static class CellText
{
    public static string Of(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(double value, int decimals) => value.ToString($"F{decimals}", CultureInfo.InvariantCulture);
}
