using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.OccupationsInDemand;

/// <summary>How records are kept and given: JSON, vocabularies by name.</summary>
public static class Documents
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Lower-case hex hash of a record as it is kept: 64 digits.</summary>
    public static string Sha256<T>(T record) => Sha256(JsonSerializer.Serialize(record, Json));

    public static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
