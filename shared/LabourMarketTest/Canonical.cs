using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace Pipeline.LabourMarketTest;

/// <summary>
/// One way of writing a JSON text: members by name (ordinal), no white space, numbers without exponent or trailing zeros. Two texts that say the
/// same have the same hash, so that laying a file out anew makes no new version of it.
/// </summary>
public static class Canonical
{
    /// <summary>Lower-case hex SHA-256 of the canonical form.</summary>
    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static string Hash(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer)) Write(writer, document.RootElement);
        return Convert.ToHexStringLower(SHA256.HashData(buffer.WrittenSpan));
    }

    /// <summary>A number as the canonical form has it: 28.00 and 28 are both 28.</summary>
    public static decimal Number(decimal value) => value / 1.0000000000000000000000000000m;

    static void Write(Utf8JsonWriter writer, JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var member in element.EnumerateObject().OrderBy(m => m.Name, StringComparer.Ordinal))
                {
                    writer.WritePropertyName(member.Name);
                    Write(writer, member.Value);
                }
                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray()) Write(writer, item);
                writer.WriteEndArray();
                break;
            case JsonValueKind.Number:
                if (decimal.TryParse(element.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) writer.WriteNumberValue(Number(number));
                else element.WriteTo(writer);
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
