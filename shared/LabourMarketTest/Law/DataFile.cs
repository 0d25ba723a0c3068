using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.LabourMarketTest.Law;

/// <summary>Reads a data file strictly: every member known, every required member there, no null where none may be.</summary>
static class DataFile
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
    };

    /// <exception cref="InvalidDataException">The text is not the JSON of a <typeparamref name="T"/>; the message names the file and the place.</exception>
    public static T Read<T>(string name, ReadOnlySpan<byte> json)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, Json) ?? throw new InvalidDataException($"{name}: null where the file's content was expected.");
        }
        catch (JsonException problem)
        {
            throw new InvalidDataException($"{name}, at {problem.Path ?? "$"}: {problem.Message}", problem);
        }
    }
}
