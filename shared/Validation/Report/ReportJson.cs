using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>
/// Reports and findings as JSON: camelCase, names for enums, <c>2026-10</c> for periods and <c>1.0.0</c> for versions, texts in English with
/// their French beside them (<c>fix</c>, <c>fixFr</c>).
/// </summary>
public static class ReportJson
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(), new PeriodConverter(), new VersionConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { FlatWordings.Flatten } },
    };
}

sealed class PeriodConverter : JsonConverter<ReferencePeriod>
{
    public override ReferencePeriod Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ReferencePeriod.TryParse(reader.GetString(), null, out var period) ? period : throw new JsonException("Not a reference period.");

    public override void Write(Utf8JsonWriter writer, ReferencePeriod value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}

sealed class VersionConverter : JsonConverter<ProtocolVersion>
{
    public override ProtocolVersion Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        Version.TryParse(reader.GetString(), out var v) && v.Build >= 0
            ? new(v.Major, v.Minor, v.Build)
            : throw new JsonException("Not a version.");

    public override void Write(Utf8JsonWriter writer, ProtocolVersion value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString());
}
