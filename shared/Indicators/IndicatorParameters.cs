using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Pipeline.Reference;

namespace Pipeline.Indicators;

/// <summary>What can be set about the indicators without changing code, read from a versioned file whose hash names the runs that used it.</summary>
/// <param name="Version">Semantic version of the file.</param>
/// <param name="SurveyDataset">Short name of the labour force survey's person file.</param>
/// <param name="PermitDataset">Short name of the work permit register.</param>
/// <param name="VacancyDataset">Short name of the vacancies' monthly file.</param>
/// <param name="PayrollDataset">Short name of the payroll's monthly file.</param>
/// <param name="GraduateDataset">Short name of the graduates' yearly files.</param>
/// <param name="DiasporaDataset">Short name of the yearly file of nationals abroad.</param>
/// <param name="ReferenceQuarters">Quarters that a run gives estimates of, the newest survey round and those before it.</param>
/// <param name="WindowRounds">Quarterly survey rounds pooled into one estimate.</param>
/// <param name="GrowthYears">L, the years between the windows that growth is taken over.</param>
/// <param name="OtherGrowthYears">Other L, for which point values are given beside it.</param>
/// <param name="YoungestAge">Persons younger than this many years are not in published employment.</param>
/// <param name="PayFactors">Months' worth of one payment, by pay period code; a code that is absent has no usable pay.</param>
/// <param name="WageWithoutPrices">What becomes of the growth of real pay while no consumer prices are supplied.</param>
/// <param name="MostWeeklyHours">Pay of persons with more usual weekly hours than this is not used.</param>
/// <param name="WinsoriseLow">Share (0 to 1) of the hourly pay distribution of a year below which pay is raised to that quantile.</param>
/// <param name="WinsoriseHigh">Share (0 to 1) above which pay is lowered to that quantile.</param>
/// <param name="NormativeIsced">
/// Least ISCED 2011 level that work in a major group takes, by its digit: the levels of ISCO-08's skill levels (ILO, 2012, table 2). A major group that is absent has none.
/// </param>
/// <param name="NormSample">Where fewer of a 3-digit group were asked for their education, the norm of the classification holds.</param>
/// <param name="SmallestSample">Survey cells with fewer respondents are suppressed.</param>
/// <param name="RseCaution">Relative standard error (a share) above which an estimate is published with caution.</param>
/// <param name="RseSuppressed">Relative standard error above which it is suppressed.</param>
/// <param name="PermitClasses">Classes of work permits that count as reliance on foreign labour.</param>
/// <param name="PermitClosedStatuses">Statuses under which a permit does not count, whatever its dates.</param>
/// <param name="CodingConfidence">What is coded with less confidence (0 to 1) counts at no finer level than two digits.</param>
/// <param name="SmallestCell">Cells of registers with fewer records (and at least one) are suppressed.</param>
/// <param name="PayrollMonths">Months of the payroll that a run gives estimates of, the newest and those before it.</param>
/// <param name="Replicates">Bootstrap samples, B; 0 for none.</param>
/// <param name="Seed">Of the random numbers.</param>
public sealed record IndicatorParameters(
    string Version,
    string SurveyDataset,
    string PermitDataset,
    string VacancyDataset,
    string PayrollDataset,
    string GraduateDataset,
    string DiasporaDataset,
    int ReferenceQuarters,
    int WindowRounds,
    int GrowthYears,
    IReadOnlyList<int> OtherGrowthYears,
    int YoungestAge,
    IReadOnlyDictionary<string, PayFactor> PayFactors,
    WageWithoutPrices WageWithoutPrices,
    double MostWeeklyHours,
    double WinsoriseLow,
    double WinsoriseHigh,
    IReadOnlyDictionary<string, int> NormativeIsced,
    int NormSample,
    int SmallestSample,
    double RseCaution,
    double RseSuppressed,
    IReadOnlyList<string> PermitClasses,
    IReadOnlyList<string> PermitClosedStatuses,
    double CodingConfidence,
    int SmallestCell,
    int PayrollMonths,
    int Replicates,
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

    /// <summary>Short names of all datasets that the indicators are made of.</summary>
    [JsonIgnore]
    public string[] Datasets => [SurveyDataset, PermitDataset, VacancyDataset, PayrollDataset, GraduateDataset, DiasporaDataset];

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
        Datasets.Any(d => !DatasetId.TryParse(d, null, out _)) || Datasets.Distinct().Count() < Datasets.Length ? "a dataset's short name is malformed, or stands twice."
        : ReferenceQuarters < 1 || WindowRounds < 1 || PayrollMonths < 1 ? "reference_quarters, window_rounds and payroll_months must be at least 1."
        : GrowthYears < 1 || OtherGrowthYears.Any(l => l < 1) ? "growth_years and other_growth_years must be at least 1."
        : NormativeIsced.Values.Any(l => l is < 0 or > 8) ? "normative_isced must be levels from 0 to 8."
        : Replicates is < 0 or > 10_000 ? "replicates must be from 0 to 10,000."
        : PayFactors.Values.Any(f => !(f.Months > 0 && double.IsFinite(f.Months))) ? "pay_factors must be positive."
        : !(WinsoriseLow is >= 0 and < 0.5) || !(WinsoriseHigh is > 0.5 and <= 1) ? "winsorise_low must be in [0, 0.5), winsorise_high in (0.5, 1]."
        : !(RseCaution > 0 && RseCaution <= RseSuppressed) ? "rse_caution must be positive and not above rse_suppressed."
        : SmallestCell < 1 ? "smallest_cell must be at least 1."
        : null;
}

/// <summary>What becomes of the growth of real pay while no consumer prices are supplied. In JSON by the lower-case name.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<WageWithoutPrices>))]
public enum WageWithoutPrices
{
    /// <summary>There is none.</summary>
    [JsonStringEnumMemberName("none")]
    None,
    /// <summary>It is the growth of pay as it was paid.</summary>
    [JsonStringEnumMemberName("nominal")]
    Nominal,
}

/// <summary>How many months' pay one payment is, kept as a fraction because 26/12 has no finite decimal.</summary>
public readonly record struct PayFactor(double Times, double Per)
{
    /// <summary>Payments of this kind in a month.</summary>
    [JsonIgnore]
    public double Months => Times / Per;
}
