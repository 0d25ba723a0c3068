using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Diaspora;

/// <summary>How records are kept and given: JSON, vocabularies by name.</summary>
public static class Documents
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(allowIntegerValues: false) } };
}
