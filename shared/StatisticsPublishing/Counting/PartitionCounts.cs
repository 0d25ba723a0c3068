using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.StatisticsPublishing.Counting;

/// <summary>What one accepted file says of a population: kept in the restricted container, so that the file is read once.</summary>
/// <param name="Rows">Of the file.</param>
/// <param name="PseudonymKey">The key of its pseudonyms; empty when it names none.</param>
/// <param name="Leaves">By leaf; of a register empty.</param>
/// <param name="Reports">Of a register: what the file says of each permit.</param>
public sealed record PartitionCounts(
    long Rows, string PseudonymKey, IReadOnlyList<LeafCount> Leaves, IReadOnlyList<RegisterReport> Reports)
{
    public static PartitionCounts Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, WorkJson.Default.PartitionCounts)
        ?? throw new InvalidDataException("The file holds no counts.");

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, WorkJson.Default.PartitionCounts);
}

/// <summary>A leaf, its codes as texts in the order of the population's dimensions.</summary>
/// <param name="Weight">Sum of the sample's weights; 0 of registers.</param>
public sealed record LeafCount(string[] Codes, long Count, double Weight);

/// <summary>What one file says of one permit; days are day numbers.</summary>
/// <param name="Key">A digest of its pseudonym.</param>
public sealed record RegisterReport(string Key, int Decided, int From, int To, bool IsClosed, string[] Codes);

/// <summary>One cell of a fixed cube.</summary>
/// <param name="Codes">Of the leaf dimensions, groups and totals among them.</param>
/// <param name="N">Cases behind it.</param>
/// <param name="LargestShare">Of one contributor among them; 0 where there are no contributors.</param>
public sealed record QuantileCell(string[] Codes, int N, double LargestShare, double P25, double Median, double P75);

/// <summary>The cells of one file.</summary>
public sealed record PartitionQuantiles(long Rows, IReadOnlyList<QuantileCell> Cells)
{
    public static PartitionQuantiles Read(ReadOnlySpan<byte> json) => JsonSerializer.Deserialize(json, WorkJson.Default.PartitionQuantiles)
        ?? throw new InvalidDataException("The file holds no quantiles.");

    public byte[] ToJson() => JsonSerializer.SerializeToUtf8Bytes(this, WorkJson.Default.PartitionQuantiles);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(PartitionCounts))]
[JsonSerializable(typeof(PartitionQuantiles))]
[JsonSerializable(typeof(Magnitudes.PartitionSums))]
[JsonSerializable(typeof(Protecting.BaseTable))]
[JsonSerializable(typeof(Protecting.ReleaseState))]
[JsonSerializable(typeof(Publishing.RefusedRelease))]
sealed partial class WorkJson : JsonSerializerContext;
