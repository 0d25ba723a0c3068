using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Statistics.Structures;

namespace Pipeline.Statistics.Releases;

/// <summary>A release's JSON: camelCase, without what is null. The same values give the same bytes.</summary>
public static class ReleaseJson
{
    static readonly ReleaseJsonContext Context = new(new JsonSerializerOptions(ReleaseJsonContext.Default.Options) { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public static byte[] Write(Release release) => JsonSerializer.SerializeToUtf8Bytes(release, Context.Release);

    public static byte[] Write(CurrentRelease current) => JsonSerializer.SerializeToUtf8Bytes(current, Context.CurrentRelease);

    public static byte[] Write(StructureSet structures) => JsonSerializer.SerializeToUtf8Bytes(structures, Context.StructureSet);

    /// <exception cref="InvalidDataException">The bytes are no release.</exception>
    public static Release ReadRelease(ReadOnlySpan<byte> json) => Whole(Read(json, Context.Release), "release");

    /// <exception cref="InvalidDataException">The bytes are no pointer.</exception>
    public static CurrentRelease ReadCurrent(ReadOnlySpan<byte> json) => Whole(Read(json, Context.CurrentRelease), "pointer to a release");

    /// <exception cref="InvalidDataException">The bytes are no structures.</exception>
    public static StructureSet ReadStructures(ReadOnlySpan<byte> json) => Whole(Read(json, Context.StructureSet), "set of structures");

    static T? Read<T>(ReadOnlySpan<byte> json, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(json, type);
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"The file is not the JSON that it should be: {e.Message}", e);
        }
    }

    static T Whole<T>(T? value, string what)
        where T : class => value ?? throw new InvalidDataException($"The file holds no {what}.");
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, UseStringEnumConverter = true,
    IgnoreReadOnlyProperties = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(Release))]
[JsonSerializable(typeof(CurrentRelease))]
[JsonSerializable(typeof(StructureSet))]
sealed partial class ReleaseJsonContext : JsonSerializerContext;
