using System.Globalization;
using System.Text.Json;

namespace Pipeline.LabourMarketTest.Decisions;

static class JsonDay
{
    /// <summary>Writes a day as yyyy-MM-dd, without a string for it.</summary>
    public static void WriteDay(this Utf8JsonWriter json, string name, DateOnly day)
    {
        Span<char> text = stackalloc char[10];
        day.TryFormat(text, out _, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        json.WriteString(name, text);
    }
}
