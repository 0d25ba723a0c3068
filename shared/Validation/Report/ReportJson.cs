using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Protocols;
using Pipeline.Reference;

namespace Pipeline.Validation;

/// <summary>Reports and findings as JSON: camelCase, names for enums, <c>2026-10</c> for periods and <c>1.0.0</c> for versions.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    WriteIndented = true,
    Converters = [typeof(PeriodConverter), typeof(VersionConverter)])]
[JsonSerializable(typeof(ValidationReport))]
[JsonSerializable(typeof(Finding))]
public sealed partial class ReportJson : JsonSerializerContext;

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
