using System.Text.Json;

namespace Pipeline.Indicators;

/// <summary>Names of the blobs in the <c>indicators</c> container.</summary>
public static class IndicatorBlobs
{
    /// <summary>The pointer, a <see cref="CurrentRun"/>; written last, so that what it names is complete.</summary>
    public const string Current = "current.json";

    /// <summary>The estimates of a run, a <see cref="CellEstimateTable"/>.</summary>
    public static string Cells(string runId) => $"run={runId}/cell_estimate.parquet";

    /// <summary>How a run came about, a <see cref="RunTable"/>.</summary>
    public static string Run(string runId) => $"run={runId}/run.parquet";
}

/// <summary>What the pointer says: which run to read.</summary>
/// <param name="RunId">As <see cref="Indicators.RunId"/> makes it.</param>
/// <param name="StartedUtc">When the run that wrote it started.</param>
/// <param name="Sources">The datasets that it rests on, as <c>agency/dataset</c>; null of a run that did not say.</param>
public sealed record CurrentRun(string RunId, DateTimeOffset StartedUtc, IReadOnlyList<string>? Sources = null)
{
    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <exception cref="JsonException">The bytes are not a pointer.</exception>
    public static CurrentRun Parse(ReadOnlySpan<byte> json) =>
        JsonSerializer.Deserialize<CurrentRun>(json, Json) ?? throw new JsonException("The pointer is empty.");

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, Json);
}
