using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.LabourMarketTest.Law;

namespace Pipeline.LabourMarketTest.Applications;

/// <summary>Applications as JSON: strict to read, one way to write.</summary>
public static class ApplicationJson
{
    static readonly ApplicationJsonContext Context = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new CanonicalNumber() },
    });

    [ThreadStatic]
    static (ArrayBufferWriter<byte> Bytes, Utf8JsonWriter Json)? _scratch;

    /// <exception cref="InvalidDataException">A member is unknown or has the wrong form; the message names the place.</exception>
    public static Application Parse(ReadOnlySpan<byte> json) => DataFile.Read<Application>("The application", json);

    /// <summary>Reads bytes whose form was checked already, so that nothing has to be said about them.</summary>
    internal static Application ParseChecked(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, Context.Application)!;

    /// <summary>The canonical bytes: members in a fixed order, facts that were not given left out, declarations by name.</summary>
    public static byte[] Write(Application application) => Fill(application).ToArray();

    /// <summary>Lower-case hex SHA-256 of the canonical bytes.</summary>
    public static string Hash(Application application)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Fill(application), hash);
        return Convert.ToHexStringLower(hash);
    }

    static ReadOnlySpan<byte> Fill(Application application)
    {
        if (application.Declarations is { Count: > 1 } facts)
            application = application with { Declarations = new SortedDictionary<string, bool>(facts.ToDictionary(), StringComparer.Ordinal) };
        var (bytes, json) = _scratch ??= New();
        bytes.ResetWrittenCount();
        json.Reset(bytes);
        JsonSerializer.Serialize(json, application, Context.Application);
        json.Flush();
        return bytes.WrittenSpan;
    }

    static (ArrayBufferWriter<byte>, Utf8JsonWriter) New()
    {
        var bytes = new ArrayBufferWriter<byte>(4096);
        return (bytes, new(bytes));
    }

    sealed class CanonicalNumber : JsonConverter<decimal>
    {
        public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDecimal();

        public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) => writer.WriteNumberValue(Canonical.Number(value));
    }
}

[JsonSerializable(typeof(Application))]
sealed partial class ApplicationJsonContext : JsonSerializerContext;
