using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Reference;

namespace Pipeline.Indicators;

/// <summary>What can be set about the indicators without changing code, read from a versioned file whose hash names the runs that used it.</summary>
/// <param name="Version">Semantic version of the file.</param>
/// <param name="SurveyDataset">Short name of the labour force survey's person file.</param>
/// <param name="PermitDataset">Short name of the work permit register.</param>
/// <param name="WindowRounds">Quarterly survey rounds pooled into one estimate.</param>
/// <param name="YoungestAge">Persons younger than this many years are not in published employment.</param>
/// <param name="PayFactors">Months' worth of one payment, by pay period code; a code that is absent has no usable pay.</param>
/// <param name="MostWeeklyHours">Pay of persons with more usual weekly hours than this is not used.</param>
/// <param name="WinsoriseLow">Share (0 to 1) of the hourly pay distribution of a year below which pay is raised to that quantile.</param>
/// <param name="WinsoriseHigh">Share (0 to 1) above which pay is lowered to that quantile.</param>
/// <param name="SmallestSample">Survey cells with fewer respondents are suppressed.</param>
/// <param name="RseCaution">Relative standard error (a share) above which an estimate is published with caution.</param>
/// <param name="RseSuppressed">Relative standard error above which it is suppressed.</param>
/// <param name="PermitClosedStatuses">Statuses under which a permit does not count, whatever its dates.</param>
/// <param name="PermitCodingConfidence">Permits coded with less confidence (0 to 1) count at no finer level than two digits.</param>
/// <param name="PermitSmallestCell">Cells with fewer permits (and at least one) are suppressed.</param>
/// <param name="Seed">Recorded with each run for measures that draw random numbers; those computed so far draw none.</param>
public sealed record IndicatorParameters(
    string Version,
    string SurveyDataset,
    string PermitDataset,
    int WindowRounds,
    int YoungestAge,
    IReadOnlyDictionary<string, PayFactor> PayFactors,
    double MostWeeklyHours,
    double WinsoriseLow,
    double WinsoriseHigh,
    int SmallestSample,
    double RseCaution,
    double RseSuppressed,
    IReadOnlyList<string> PermitClosedStatuses,
    double PermitCodingConfidence,
    int PermitSmallestCell,
    long Seed)
{
    static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };

    /// <summary>Lower-case hex SHA-256 of the file's bytes.</summary>
    [JsonIgnore]
    public string Sha256 { get; init; } = "";

    /// <summary>Where the parameters that come with the program lie.</summary>
    public static string DefaultPath => Path.Combine(AppContext.BaseDirectory, "parameters", "rsi.json");

    /// <summary>Reads a parameter file: UTF-8 JSON, every parameter present and no other.</summary>
    /// <exception cref="JsonException">The text is not JSON, a parameter is missing or one is unknown.</exception>
    /// <exception cref="InvalidDataException">A parameter is out of its range.</exception>
    public static IndicatorParameters Parse(ReadOnlySpan<byte> file)
    {
        var parameters = JsonSerializer.Deserialize<IndicatorParameters>(file, Json) ?? throw new JsonException("The file holds no parameters.");
        var problem = parameters.Problem();
        return problem is null
            ? parameters with { Sha256 = Convert.ToHexStringLower(SHA256.HashData(file)) }
            : throw new InvalidDataException($"Indicator parameters {parameters.Version}: {problem}");
    }

    /// <summary>Reads the parameters that come with the program.</summary>
    /// <inheritdoc cref="Parse"/>
    public static IndicatorParameters ReadDefault() => Parse(File.ReadAllBytes(DefaultPath));

    string? Problem() =>
        !DatasetId.TryParse(SurveyDataset, null, out _) || !DatasetId.TryParse(PermitDataset, null, out _) ? "a dataset's short name is malformed."
        : WindowRounds < 1 ? "window_rounds must be at least 1."
        : PayFactors.Values.Any(f => !(f.Months > 0 && double.IsFinite(f.Months))) ? "pay_factors must be positive."
        : !(WinsoriseLow is >= 0 and < 0.5) || !(WinsoriseHigh is > 0.5 and <= 1) ? "winsorise_low must be in [0, 0.5), winsorise_high in (0.5, 1]."
        : !(RseCaution > 0 && RseCaution <= RseSuppressed) ? "rse_caution must be positive and not above rse_suppressed."
        : PermitSmallestCell < 1 ? "permit_smallest_cell must be at least 1."
        : null;
}

/// <summary>How many months' pay one payment is, kept as a fraction because 26/12 has no finite decimal.</summary>
public readonly record struct PayFactor(double Times, double Per)
{
    /// <summary>Payments of this kind in a month.</summary>
    [JsonIgnore]
    public double Months => Times / Per;
}
