using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pipeline.StatisticsPublishing.Definitions;

/// <summary>How much protection figures get. A versioned file: a change of it is a change of method, and shows in every release after.</summary>
/// <param name="Version">Semantic version of the file.</param>
/// <param name="Benchmark">Another value than that of the release before starts all base tables anew: a re-base, announced as a benchmark revision.</param>
/// <param name="Base">Rounding base of populations that name none of their own.</param>
/// <param name="MassInLargeLeaves">Least share of the counted that must lie in leaves of at least the base; else the table is coarsened.</param>
/// <param name="QuantileCases">Fewest cases behind a median or quartile.</param>
/// <param name="LargestContributor">Greatest share of these cases that one institution may have.</param>
/// <param name="SumContributors">Fewest contributors behind a sum.</param>
/// <param name="SumPercent">A sum is unsafe where the second contributor could tell the largest's part to within so many percent.</param>
public sealed record DisclosureParameters(
    string Version, string Benchmark, int Base, double MassInLargeLeaves, int QuantileCases, double LargestContributor, int SumContributors, double SumPercent, GateParameters Gate)
{
    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Reads a file of parameters: UTF-8 JSON, every one present and nothing else.</summary>
    /// <exception cref="JsonException">The text is not JSON, a parameter is missing or one is unknown.</exception>
    /// <exception cref="InvalidDataException">A parameter protects nothing.</exception>
    public static DisclosureParameters Parse(ReadOnlySpan<byte> file)
    {
        var read = JsonSerializer.Deserialize<DisclosureParameters>(file, Json) ?? throw new JsonException("The file holds no parameters.");
        return read is { Base: >= 3, MassInLargeLeaves: > 0 and <= 1, QuantileCases: >= 3, LargestContributor: > 0 and <= 1, SumContributors: >= 3, SumPercent: > 0, Gate: { MeanBases: > 0, MaxBases: > 0 } }
            ? read
            : throw new InvalidDataException(
                $"Disclosure parameters {read.Version}: base, quantileCases and sumContributors must be 3 or more, shares above 0 and at most 1, and sumPercent and the gate's multiples above 0.");
    }
}

/// <summary>How far margins may be off, in multiples of the base.</summary>
public sealed record GateParameters(double MeanBases, double MaxBases);
