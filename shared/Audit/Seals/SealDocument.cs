using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.Audit.Seals;

/// <summary>
/// A seal as it is written: JSON with names in ordinal order, without blanks, as RFC 8785 writes it. The same seal has the same bytes, and so
/// the same hash; bytes that are not exactly those are no seal.
/// </summary>
public static class SealDocument
{
    /// <summary>Says how to read it.</summary>
    public const string Scheme = "pipeline-audit-seal-1";

    static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        IgnoreReadOnlyProperties = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new Time() },
    };

    public static BinaryData Write(Seal seal) => new(JsonSerializer.SerializeToUtf8Bytes(
        seal with { Heads = [.. seal.Heads.OrderBy(h => h.Table, StringComparer.Ordinal).ThenBy(h => h.Stream, StringComparer.Ordinal)] }, Options));

    /// <summary>SHA-256 of the bytes: 64 lower-case hexadecimal digits.</summary>
    public static string HashOf(BinaryData document) => Convert.ToHexStringLower(SHA256.HashData(document));

    /// <summary>
    /// Reads bytes that are exactly as <see cref="Write"/> writes them; otherwise <paramref name="mistake"/> ends a sentence about the seal.
    /// </summary>
    /// <param name="day">Of which it says to be, by its name.</param>
    public static bool TryRead(BinaryData document, DateOnly day, [NotNullWhen(true)] out Seal? seal, [NotNullWhen(false)] out string? mistake)
    {
        (seal, mistake) = (null, null);
        try
        {
            var read = document.ToObjectFromJson<Seal>(Options);
            if (read is null || read.Scheme != Scheme) mistake = $"is not of the kind {Scheme}";
            else if (read.Day != day || DateOnly.FromDateTime(read.At.UtcDateTime) != day) mistake = "is of another day than its name";
            else if (!Write(read).ToMemory().Span.SequenceEqual(document.ToMemory().Span)) mistake = "is not written as seals are";
            else seal = read;
        }
        catch (JsonException)
        {
            mistake = "is not written as seals are";
        }
        return mistake is null;
    }

    /// <summary>With seven decimals, as times of events are.</summary>
    sealed class Time : JsonConverter<DateTimeOffset>
    {
        public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
            reader.TokenType == JsonTokenType.String && AuditHash.TryParseTime(reader.GetString()!, out var time) ? time : throw new JsonException();

        public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) =>
            writer.WriteStringValue(AuditHash.TimeText(value));
    }
}
